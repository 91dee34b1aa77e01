package io.worklog.server.vault;

import java.util.Objects;

/**
 * A data key as the database keeps it.
 *
 * @param masterId the master key that wrapped it
 * @param bytes the wrapped key; not copied
 */
public record Wrapped(String masterId, byte[] bytes) {
    public Wrapped {
        Objects.requireNonNull(masterId, "masterId");
        Objects.requireNonNull(bytes, "bytes");
    }
}
