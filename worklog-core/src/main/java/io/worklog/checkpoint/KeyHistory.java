package io.worklog.checkpoint;

import io.worklog.log.TreeSize;
import java.util.List;

/**
 * Every key of a log, oldest first, each with its range of sizes.
 *
 * @param keys at least one
 */
public record KeyHistory(List<LogKey> keys) {
    public KeyHistory {
        keys = List.copyOf(keys);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("a log has at least one key");
        }
    }

    /** One key for all sizes. */
    public static KeyHistory of(VerifierKey key) {
        return new KeyHistory(List.of(new LogKey(key, TreeSize.of(0), null)));
    }

    /** The key in use. */
    public LogKey current() {
        return keys.get(keys.size() - 1);
    }
}
