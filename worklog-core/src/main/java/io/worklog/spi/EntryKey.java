package io.worklog.spi;

import io.worklog.log.LogIndex;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The idempotency key of one entry, as its store can tell it.
 *
 * @param index the entry that has the key
 * @param digest the {@link KeyDigest} of the key; MUST NOT be changed
 * @param key the key itself, where the store keeps it
 */
public record EntryKey(LogIndex index, byte[] digest, @Nullable String key) {
    public EntryKey {
        Objects.requireNonNull(index, "index");
        if (digest.length != KeyDigest.BYTES) {
            throw new IllegalArgumentException("a digest of " + digest.length + " bytes");
        }
    }

    /** A key that is known. */
    public static EntryKey of(LogIndex index, String key) {
        return new EntryKey(index, KeyDigest.of(key), key);
    }
}
