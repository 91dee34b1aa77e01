package io.worklog.spring.autoconfigure;

/**
 * What was opened, in words for the log.
 *
 * @param store where logs are
 * @param index what finds events
 */
record OpenedStore(String store, String index) {}
