package io.worklog.transfer;

import io.worklog.log.LogId;
import io.worklog.log.TreeSize;
import io.worklog.verify.VerifyReport;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of one log.
 *
 * @param log which log
 * @param size how many entries it has in both stores
 * @param minIndex the first entry that is kept
 * @param resumedAt how many of them an earlier run had copied
 * @param copied how many entries this run copied
 * @param erased in how many of the earlier ones something was erased since
 * @param verified what the check of the copy against its signed head found; absent where the log
 *     was never signed
 */
public record TransferReport(
        LogId log,
        TreeSize size,
        long minIndex,
        long resumedAt,
        long copied,
        long erased,
        @Nullable VerifyReport verified) {
    public TransferReport {
        Objects.requireNonNull(log, "log");
        Objects.requireNonNull(size, "size");
    }

    /** Whether the copy is the same log, and what was signed of it holds. */
    public boolean good() {
        return verified == null || verified.good();
    }
}
