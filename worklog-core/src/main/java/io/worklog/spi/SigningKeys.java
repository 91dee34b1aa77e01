package io.worklog.spi;

import io.worklog.checkpoint.KeyHistory;
import io.worklog.checkpoint.NoteSigner;
import io.worklog.log.LogId;
import io.worklog.log.TreeSize;

/** Keeps the signing keys of logs. Thread-safe. */
public interface SigningKeys {
    /**
     * Every key the log ever had, with the sizes each is valid for.
     *
     * @throws io.worklog.error.IntegrityException if the log has no key file; MUST NOT make one
     */
    KeyHistory history(LogId log);

    /** The key that signs now. */
    NoteSigner signer(LogId log);

    /**
     * Makes the first key of a new log.
     *
     * @param name origin and key name, {@code <installation>/<log>}
     */
    NoteSigner create(LogId log, String name);

    /** Makes a new key that is valid from that size on; the old one signs nothing larger. */
    NoteSigner rotate(LogId log, TreeSize from);
}
