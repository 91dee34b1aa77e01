package io.worklog.codec;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An event as bytes. The arrays MUST NOT be changed by whoever holds them.
 *
 * @param sealed the exact bytes to hash and keep
 * @param privateSide the values and salts behind the commitments in the sealed bytes; absent where
 *     there are none
 */
public record EncodedEvent(byte[] sealed, byte @Nullable [] privateSide) {
    public EncodedEvent {
        Objects.requireNonNull(sealed, "sealed");
    }
}
