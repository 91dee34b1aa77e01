package io.worklog.spring.autoconfigure;

/** Where the page about the worklog is. */
@FunctionalInterface
interface StatusPage {
    /** Its path and port, or why there is none. */
    String where();
}
