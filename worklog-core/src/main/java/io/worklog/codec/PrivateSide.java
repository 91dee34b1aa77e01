package io.worklog.codec;

import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The values and salts behind the commitments of one entry. Immutable. */
public final class PrivateSide {
    private PrivateSide() {}

    /**
     * Reads the bytes of a private side.
     *
     * @throws io.worklog.error.IntegrityException if they are not one
     */
    public static PrivateSide parse(byte @Nullable [] bytes) {
        throw new UnsupportedOperationException();
    }

    /** The committed fields whose value is here. */
    public Set<String> paths() {
        throw new UnsupportedOperationException();
    }

    /** What is left when the values and salts at these paths are erased. */
    public PrivateSide remove(Collection<String> paths) {
        throw new UnsupportedOperationException();
    }

    /** Only the values and salts at these paths, for somebody who may see those. */
    public PrivateSide disclose(Collection<String> paths) {
        throw new UnsupportedOperationException();
    }

    /** The bytes to keep; absent where nothing is left. */
    public byte @Nullable [] bytes() {
        throw new UnsupportedOperationException();
    }
}
