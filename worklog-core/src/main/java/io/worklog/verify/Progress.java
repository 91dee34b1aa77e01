package io.worklog.verify;

/** Hears how far a check has come; called from several threads, must return quickly. */
@FunctionalInterface
public interface Progress {
    /**
     * So far.
     *
     * @param done entries checked
     * @param total entries to check
     */
    void at(long done, long total);
}
