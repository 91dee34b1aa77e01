package io.worklog.codec;

import io.worklog.event.AuditEvent;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Turns events into sealed bytes with their private side, and back. Thread-safe. */
public final class EventCodec {
    /** The most sealed bytes an event can have unless set otherwise. */
    public static final int DEFAULT_MAX_SEALED_BYTES = 32 * 1024;

    /** With the default size limit. */
    public EventCodec(RandomGenerator salts) {
        this(salts, DEFAULT_MAX_SEALED_BYTES);
    }

    /**
     * With its own size limit.
     *
     * @param salts gives the salt of each committed field; MUST be cryptographically secure and
     *     thread-safe, as {@link java.security.SecureRandom} is
     * @param maxSealedBytes at most 65,535
     */
    public EventCodec(RandomGenerator salts, int maxSealedBytes) {}

    /**
     * The bytes of an event: personal fields are committed, secrets masked.
     *
     * @throws io.worklog.error.RejectedEventException if a text is not well-formed, an integer is
     *     beyond ±(2^53−1) or the event is too large; names every such field
     */
    public EncodedEvent encode(AuditEvent event, FieldPolicy policy) {
        throw new UnsupportedOperationException();
    }

    /**
     * Reads an event back and checks every commitment whose value is there.
     *
     * @param sealed the exact bytes
     * @param privateSide all, some or none of the values behind the commitments
     * @throws io.worklog.error.IntegrityException if the bytes are not a sealed event of a version
     *     known here, or a value is not the one that was committed
     */
    public static DecodedEvent decode(byte[] sealed, byte @Nullable [] privateSide) {
        throw new UnsupportedOperationException();
    }
}
