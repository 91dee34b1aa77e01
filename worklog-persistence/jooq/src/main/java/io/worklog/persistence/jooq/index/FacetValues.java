package io.worklog.persistence.jooq.index;

import io.worklog.error.IntegrityException;
import io.worklog.event.Actor;
import io.worklog.event.AuditEvent;
import io.worklog.event.Target;
import io.worklog.query.Facet;
import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Under which values of each facet an event is counted. An event counts once under every actor it
 * is found by, the principals included, and once under the kind of each of its targets, so that the
 * count beside a value is what a filter on that value gives. Stored as, for each value, the code of
 * its facet (1 byte), its length (2 bytes, high byte first) and its UTF-8. The day is read from the
 * time.
 */
final class FacetValues {
    private static final long MICROS_PER_DAY = 86_400_000_000L;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(128);

    private FacetValues() {}

    static byte[] of(AuditEvent event) {
        FacetValues values = new FacetValues();
        values.add(Facet.TYPE, event.type().name());
        values.add(Facet.VERB, event.verb().name());
        values.add(Facet.OUTCOME, event.outcome().name());
        values.add(Facet.SEVERITY, event.severity().name());
        values.add(Facet.TENANT, event.tenant());
        actors(event.actor()).forEach(id -> values.add(Facet.ACTOR, id));
        Set<String> kinds = new LinkedHashSet<>();
        event.targets().stream().map(Target::type).forEach(kinds::add);
        kinds.forEach(kind -> values.add(Facet.TARGET_TYPE, kind));
        return values.out.toByteArray();
    }

    private static Set<String> actors(Actor actor) {
        Set<String> ids = new LinkedHashSet<>();
        ids.add(actor.id());
        actor.onBehalfOf().stream().map(Actor::id).forEach(ids::add);
        return ids;
    }

    private void add(Facet facet, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        out.write(code(facet));
        out.write(bytes.length >> 8);
        out.write(bytes.length);
        out.writeBytes(bytes);
    }

    /**
     * Gives out each value with its facet.
     *
     * @throws IntegrityException if these are no stored values
     */
    static void read(byte[] stored, BiConsumer<Facet, String> each) {
        ByteBuffer in = ByteBuffer.wrap(stored);
        try {
            while (in.hasRemaining()) {
                Facet facet = facet(in.get());
                byte[] value = new byte[Short.toUnsignedInt(in.getShort())];
                in.get(value);
                each.accept(facet, new String(value, StandardCharsets.UTF_8));
            }
        } catch (BufferUnderflowException e) {
            throw damaged();
        }
    }

    private static IntegrityException damaged() {
        return new IntegrityException(
                "the event index holds values that are none: drop the log and feed it again");
    }

    static String day(long micros) {
        return LocalDate.ofEpochDay(Math.floorDiv(micros, MICROS_PER_DAY)).toString();
    }

    private static byte code(Facet facet) {
        return switch (facet) {
            case TYPE -> 't';
            case VERB -> 'v';
            case ACTOR -> 'a';
            case TARGET_TYPE -> 'k';
            case OUTCOME -> 'o';
            case SEVERITY -> 's';
            case TENANT -> 'n';
            case DAY -> throw new IllegalArgumentException("a day is read from the time");
        };
    }

    private static Facet facet(byte code) {
        return switch (code) {
            case 't' -> Facet.TYPE;
            case 'v' -> Facet.VERB;
            case 'a' -> Facet.ACTOR;
            case 'k' -> Facet.TARGET_TYPE;
            case 'o' -> Facet.OUTCOME;
            case 's' -> Facet.SEVERITY;
            case 'n' -> Facet.TENANT;
            default -> throw damaged();
        };
    }
}
