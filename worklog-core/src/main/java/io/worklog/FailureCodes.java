package io.worklog;

import io.worklog.error.BackpressureException;
import io.worklog.error.IntegrityException;
import io.worklog.error.RejectedEventException;
import io.worklog.error.StoreUnavailableException;
import io.worklog.error.TransactionLostException;
import io.worklog.spi.LogEndedException;

/** Short stable names of failures, for listeners and metrics. */
final class FailureCodes {
    private FailureCodes() {}

    static String of(Throwable failure) {
        if (failure instanceof BackpressureException) {
            return "backpressure";
        }
        if (failure instanceof StoreUnavailableException) {
            return "store-unavailable";
        }
        if (failure instanceof RejectedEventException) {
            return "rejected";
        }
        if (failure instanceof IntegrityException) {
            return "integrity";
        }
        if (failure instanceof TransactionLostException) {
            return "transaction-lost";
        }
        if (failure instanceof LogEndedException) {
            return "ended";
        }
        return failure instanceof IllegalStateException ? "closed" : "internal";
    }
}
