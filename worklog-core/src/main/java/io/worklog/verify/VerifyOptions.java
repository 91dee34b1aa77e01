package io.worklog.verify;

import io.worklog.checkpoint.KeyHistory;
import io.worklog.log.TreeSize;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What to check and with what.
 *
 * @param keys keys that may have signed the checkpoint; without any the log is unverifiable
 * @param knownCheckpoints signed notes that this reader kept from before: the log must still
 *     contain each as it was
 * @param from entries below are trusted as an earlier check left them: only their hash tiles are
 *     read
 * @param threads how many threads hash, at least 1
 * @param progress hears how far it has come
 */
public record VerifyOptions(
        @Nullable KeyHistory keys,
        List<byte[]> knownCheckpoints,
        TreeSize from,
        int threads,
        Progress progress) {
    public VerifyOptions {
        knownCheckpoints = List.copyOf(knownCheckpoints);
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(progress, "progress");
        if (threads < 1) {
            throw new IllegalArgumentException("at least one thread must hash");
        }
    }

    /** Everything, with these keys, on all processors. */
    public static VerifyOptions with(@Nullable KeyHistory keys) {
        return new VerifyOptions(
                keys,
                List.of(),
                TreeSize.of(0),
                Runtime.getRuntime().availableProcessors(),
                (done, total) -> {});
    }

    /** The same, and the log must still contain these signed notes. */
    public VerifyOptions remembering(List<byte[]> notes) {
        return new VerifyOptions(keys, notes, from, threads, progress);
    }

    /** The same, hashing only entries from that size on. */
    public VerifyOptions since(TreeSize size) {
        return new VerifyOptions(keys, knownCheckpoints, size, threads, progress);
    }

    /** The same on so many threads. */
    public VerifyOptions on(int count) {
        return new VerifyOptions(keys, knownCheckpoints, from, count, progress);
    }

    /** The same, telling how far it has come. */
    public VerifyOptions telling(Progress listener) {
        return new VerifyOptions(keys, knownCheckpoints, from, threads, listener);
    }
}
