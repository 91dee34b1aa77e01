package io.worklog.persistence.mongodb;

import io.worklog.event.Actor;
import io.worklog.event.AuditEvent;
import io.worklog.event.Target;
import io.worklog.query.Facet;
import io.worklog.spi.IndexedEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.bson.Document;
import org.bson.types.Binary;

/** The document of one indexed event. */
final class EventDocument {
    static final String LOG = "log";

    /** Which life of the log's index; dropping it begins another. */
    static final String LIFE = "life";

    static final String INDEX = "index";

    /** When it happened, in microseconds since 1970. */
    static final String TIME = "time";

    /** Values that can be counted, each with the letter of its facet before it. */
    static final String FACETS = "facets";

    /** Everything that it is found by but the time. */
    static final String TERMS = "terms";

    private static final long MICROS_PER_DAY = 86_400_000_000L;

    private EventDocument() {}

    static Document of(IndexState state, IndexedEvent event) {
        return content(event.event())
                .append("_id", id(state, event.index().value()))
                .append(LOG, state.log().value())
                .append(LIFE, state.life())
                .append(INDEX, event.index().value());
    }

    /** It makes the place unique; the fields beside it are for ranges and for sharding. */
    static Document id(IndexState state, long index) {
        return new Document(LOG, state.log().value())
                .append(LIFE, state.life())
                .append(INDEX, index);
    }

    /** What the document says of an event, wherever it stands. */
    static Document content(AuditEvent event) {
        return new Document(TIME, micros(event.occurredAt()))
                .append(FACETS, List.copyOf(facets(event)))
                .append(TERMS, EventTerms.of(event));
    }

    /** Whether a stored document says just that. */
    static boolean says(Document stored, AuditEvent event) {
        Fields fields = new Fields(stored, "an indexed event");
        Document said = content(event);
        List<Binary> terms = fields.binaries(TERMS);
        return fields.number(TIME) == said.getLong(TIME)
                && terms.equals(said.getList(TERMS, Binary.class))
                && Objects.equals(stored.get(FACETS), said.get(FACETS));
    }

    /**
     * An event counts once under every actor it is found by, and once under the kind of each of its
     * targets, so that the count beside a value is what a filter on that value gives.
     */
    private static Set<String> facets(AuditEvent event) {
        Set<String> values = new LinkedHashSet<>();
        values.add(facet(Facet.TYPE, event.type().name()));
        values.add(facet(Facet.VERB, event.verb().name()));
        values.add(facet(Facet.OUTCOME, event.outcome().name()));
        values.add(facet(Facet.SEVERITY, event.severity().name()));
        values.add(facet(Facet.TENANT, event.tenant()));
        values.add(facet(Facet.DAY, day(micros(event.occurredAt()))));
        values.add(facet(Facet.ACTOR, event.actor().id()));
        for (Actor principal : event.actor().onBehalfOf()) {
            values.add(facet(Facet.ACTOR, principal.id()));
        }
        for (Target target : event.targets()) {
            values.add(facet(Facet.TARGET_TYPE, target.type()));
        }
        return values;
    }

    /** The letter before the values of a facet. Letters never change. */
    static char letter(Facet facet) {
        return switch (facet) {
            case TYPE -> 'T';
            case VERB -> 'V';
            case ACTOR -> 'A';
            case TARGET_TYPE -> 'K';
            case OUTCOME -> 'O';
            case SEVERITY -> 'S';
            case TENANT -> 'N';
            case DAY -> 'D';
        };
    }

    private static String facet(Facet facet, String value) {
        return letter(facet) + value;
    }

    private static String day(long micros) {
        return LocalDate.ofEpochDay(Math.floorDiv(micros, MICROS_PER_DAY)).toString();
    }

    /** Microseconds since 1970, held at the ends of what a long can say. */
    static long micros(Instant time) {
        try {
            return Math.addExact(
                    Math.multiplyExact(time.getEpochSecond(), 1_000_000L), time.getNano() / 1_000);
        } catch (ArithmeticException e) {
            return time.getEpochSecond() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }

    /** The first microsecond that is not before the time. */
    static long microsFrom(Instant time) {
        long micros = micros(time);
        return time.getNano() % 1_000 == 0 || micros == Long.MAX_VALUE ? micros : micros + 1;
    }
}
