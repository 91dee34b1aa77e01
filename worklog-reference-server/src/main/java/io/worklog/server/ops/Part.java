package io.worklog.server.ops;

/** A part of the server that can be looked at. Thread-safe; may block. */
interface Part {
    /** Its name. */
    String name();

    /** How it is now. */
    Finding look() throws Exception;
}
