package io.worklog.log;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One entry as a store keeps it. The arrays MUST NOT be changed by whoever holds them.
 *
 * @param index its place
 * @param sealed the exact bytes that were hashed, 1 to 65,535
 * @param privateSide the values and salts behind the commitments in the sealed bytes; absent where
 *     there never were any or all are erased
 */
public record LogEntry(LogIndex index, byte[] sealed, byte @Nullable [] privateSide) {
    /** The most bytes an entry can have: the limit of the two-byte length in a C2SP bundle. */
    public static final int MAX_SEALED_BYTES = 65_535;

    // In full: of a compact one javac does not tell other modules that privateSide may be absent.
    public LogEntry(LogIndex index, byte[] sealed, byte @Nullable [] privateSide) {
        this.index = Objects.requireNonNull(index, "index");
        this.sealed = Objects.requireNonNull(sealed, "sealed");
        this.privateSide = privateSide;
    }

    /** How many bytes it holds, sealed and private. */
    public int bytes() {
        byte[] hidden = privateSide;
        return sealed.length + (hidden == null ? 0 : hidden.length);
    }
}
