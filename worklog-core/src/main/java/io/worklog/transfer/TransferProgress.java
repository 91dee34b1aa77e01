package io.worklog.transfer;

/** Hears how far a transfer is; may be called from several threads, must return quickly. */
@FunctionalInterface
public interface TransferProgress {
    /** One step forward. */
    void at(TransferState state);
}
