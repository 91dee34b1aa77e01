package io.worklog.testkit;

import io.worklog.log.LogId;
import io.worklog.spi.LogStore;
import io.worklog.spi.SigningKeys;

/** The store that a test is about. Implemented by {@link LogStoreContract} alone. */
public interface LogStoreExam {
    /** The store as it is open now. */
    LogStore store();

    /** Closes the store and opens it again, as the end of a process and its next start do. */
    void restart();

    /**
     * The store as a further node has it: an instance of its own where the store is shared, else
     * the same one. Whoever asks closes it, which leaves {@link #store} open.
     */
    LogStore node();

    /** The name of the log this test writes; no other test has it. */
    LogId log();

    /** The name of another log of this test alone. */
    LogId log(String suffix);

    /** Signs logs of this place; the same key for the same log in every test. */
    SigningKeys keys();
}
