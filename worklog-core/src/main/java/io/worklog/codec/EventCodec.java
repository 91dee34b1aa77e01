package io.worklog.codec;

import io.worklog.error.RejectedEventException;
import io.worklog.error.RejectedEventException.Fault;
import io.worklog.event.AuditEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Turns events into sealed bytes with their private side, and back. Thread-safe. */
public final class EventCodec {
    /** The most sealed bytes an event can have unless set otherwise. */
    public static final int DEFAULT_MAX_SEALED_BYTES = 32 * 1024;

    /** The most sealed bytes an event can ever have: the length prefix of an entry ends there. */
    public static final int MAX_SEALED_BYTES = 65_535;

    /** What stands where a secret text was. */
    public static final String MASK = "***";

    private static final int DESKS = 16;

    private final RandomGenerator salts;
    private final int maxSealedBytes;

    /** For whoever finds one where it looks; the others make their own. */
    private final AtomicReferenceArray<@Nullable EventDesk> desks =
            new AtomicReferenceArray<>(DESKS);

    /** With the default size limit. */
    public EventCodec(RandomGenerator salts) {
        this(salts, DEFAULT_MAX_SEALED_BYTES);
    }

    /**
     * With its own size limit.
     *
     * @param salts gives the salt of each committed field; MUST be cryptographically secure and
     *     thread-safe, as {@link java.security.SecureRandom} is
     * @param maxSealedBytes at most {@link #MAX_SEALED_BYTES}
     */
    public EventCodec(RandomGenerator salts, int maxSealedBytes) {
        if (maxSealedBytes < 1 || maxSealedBytes > MAX_SEALED_BYTES) {
            throw new IllegalArgumentException(
                    "the size limit of an event must be within 1 and " + MAX_SEALED_BYTES);
        }
        this.salts = Objects.requireNonNull(salts, "salts");
        this.maxSealedBytes = maxSealedBytes;
    }

    /**
     * The bytes of an event: personal fields are committed, secrets masked.
     *
     * @throws RejectedEventException if a text is not well-formed, an integer is beyond ±(2^53−1)
     *     or the event is too large; names every such field
     */
    public EncodedEvent encode(AuditEvent event, FieldPolicy policy) {
        FieldSplit split = new FieldSplit(policy);
        AuditEvent open = EventFields.map(event, split);
        int place = (int) Thread.currentThread().threadId() & DESKS - 1;
        EventDesk kept = desks.getAndSet(place, null);
        EventDesk desk = kept == null ? new EventDesk() : kept;
        EncodedEvent encoded = encode(desk, open, split.personal());
        if (desk.clear()) {
            desks.set(place, desk);
        }
        return encoded;
    }

    private EncodedEvent encode(EventDesk desk, AuditEvent open, List<PersonalField> personal) {
        if (personal.isEmpty()) {
            return new EncodedEvent(seal(desk.out, open, Map.of(), List.of()), null);
        }
        PrivateWriter side = desk.side();
        Map<String, byte[]> commitments = side.write(personal, salts);
        byte[] sealed = seal(desk.out, open, commitments, side.faults());
        byte[] values = side.bytes();
        requireFits(open, "private", values.length, PrivateSide.MAX_BYTES);
        return new EncodedEvent(sealed, values);
    }

    private byte[] seal(
            JsonOut out, AuditEvent event, Map<String, byte[]> commitments, List<Fault> found) {
        EventWriter.write(out, event, commitments);
        if (!found.isEmpty() || !out.faults().isEmpty()) {
            List<Fault> faults = new ArrayList<>(found);
            faults.addAll(out.faults());
            throw new RejectedEventException("event " + event.id(), faults);
        }
        requireFits(event, "sealed", out.length(), maxSealedBytes);
        return out.bytes();
    }

    private static void requireFits(AuditEvent event, String what, int bytes, int limit) {
        if (bytes > limit) {
            String problem = "has %,d %s bytes and the limit is %,d: keep large values as evidence";
            Fault fault = new Fault("/", problem.formatted(bytes, what, limit));
            throw new RejectedEventException("event " + event.id(), List.of(fault));
        }
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
        SealedReader reader = new SealedReader(sealed);
        Map<String, byte[]> commitments = reader.commitments();
        PrivateSide values = PrivateSide.parse(privateSide);
        values.verify(commitments);
        if (commitments.isEmpty()) {
            return new DecodedEvent(reader.event(), commitments, Set.of());
        }
        FieldJoin join = new FieldJoin(commitments.keySet(), values);
        AuditEvent event = EventFields.map(reader.event(), join);
        join.end();
        Set<String> withheld = new HashSet<>(commitments.keySet());
        withheld.removeAll(values.paths());
        return new DecodedEvent(event, commitments, withheld);
    }
}
