package io.worklog.client;

/** Hears how far a file is. Called often and from any thread: MUST be quick. */
@FunctionalInterface
public interface TransferProgress {
    /** Tells nobody. */
    static TransferProgress none() {
        return (done, total) -> {};
    }

    /**
     * How far it is.
     *
     * @param done bytes so far
     * @param total bytes in all; -1 where nobody knows
     */
    void at(long done, long total);
}
