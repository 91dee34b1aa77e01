package io.worklog.checkpoint;

import io.worklog.log.TreeSize;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A key with the sizes it may sign.
 *
 * @param key the public key
 * @param from the smallest size it may sign
 * @param to the largest size it may sign; absent for the key in use
 */
public record LogKey(VerifierKey key, TreeSize from, @Nullable TreeSize to) {
    public LogKey {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(from, "from");
        if (to != null && to.compareTo(from) < 0) {
            throw new IllegalArgumentException("a key's range ends before it begins");
        }
    }

    /** Whether a checkpoint of that size may carry this key's signature. */
    public boolean validAt(TreeSize size) {
        return size.compareTo(from) >= 0 && (to == null || size.compareTo(to) <= 0);
    }
}
