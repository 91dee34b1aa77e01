package io.worklog.testkit;

import io.worklog.log.LogId;
import io.worklog.spi.EventIndex;

/** The index that a test is about. Implemented by {@link EventIndexContract} alone. */
public interface EventIndexExam {
    /** The index as it is open now. */
    EventIndex index();

    /** Closes the index and opens it again, as the end of a process and its next start do. */
    void restart();

    /** The name of the log this test indexes; no other test has it. */
    LogId log();

    /** The name of another log of this test alone. */
    LogId log(String suffix);

    /** How many events a random comparison feeds; an index that is fast may take more. */
    int events();

    /** How many queries a random comparison asks. */
    int queries();
}
