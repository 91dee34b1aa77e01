package io.worklog.event;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One statement by the host: who did what to what, when, why and with which evidence. Immutable;
 * times are cut to microseconds here, so that what is sealed is what was held.
 *
 * @param id a UUIDv7
 * @param type the catalogued kind
 * @param verb the general kind of action
 * @param occurredAt when it happened, by the host's word
 * @param recordedAt when the recorder took it
 * @param provenance through which door it came
 * @param tenant the isolation unit, at most 64 characters
 * @param actor who
 * @param targets what was acted on, 1 to 16
 * @param outcome how it ended
 * @param outcomeDetail a safe sentence about the end, at most 512 characters
 * @param reason why, at most 1,000 characters
 * @param message the sentence as key and arguments
 * @param changes what became different, at most 500
 * @param evidence attached bytes by digest, at most 32
 * @param context from where
 * @param trace the W3C {@code traceparent}
 * @param links what it belongs to
 * @param severity how much it matters
 * @param metadata at most 50 keys of at most 40 characters with values of at most 500
 * @param idempotencyKey unique per log for ever, at most 128 characters
 * @param truncated path of each value that a limit cut, with the UTF-8 bytes it had before; for
 *     {@code /changes} the number of changes there were
 */
public record AuditEvent(
        UUID id,
        TypeRef type,
        Verb verb,
        Instant occurredAt,
        Instant recordedAt,
        Provenance provenance,
        String tenant,
        Actor actor,
        List<Target> targets,
        Outcome outcome,
        @Nullable String outcomeDetail,
        @Nullable String reason,
        @Nullable Message message,
        List<Change> changes,
        List<Evidence> evidence,
        RequestContext context,
        @Nullable String trace,
        Links links,
        Severity severity,
        Map<String, String> metadata,
        @Nullable String idempotencyKey,
        Map<String, Long> truncated) {
    /** The version of the envelope that this code writes. */
    public static final int ENVELOPE_VERSION = 1;

    private static final int NANOS_PER_MICRO = 1_000;

    public AuditEvent {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(verb, "verb");
        occurredAt = inMicros(occurredAt);
        recordedAt = inMicros(recordedAt);
        Objects.requireNonNull(provenance, "provenance");
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(actor, "actor");
        targets = List.copyOf(targets);
        Objects.requireNonNull(outcome, "outcome");
        changes = List.copyOf(changes);
        evidence = List.copyOf(evidence);
        Objects.requireNonNull(context, "context");
        Objects.requireNonNull(links, "links");
        Objects.requireNonNull(severity, "severity");
        metadata = SortedPairs.copyOf(metadata);
        truncated = SortedPairs.copyOf(truncated);
    }

    private static Instant inMicros(Instant time) {
        boolean exact = time.getNano() % NANOS_PER_MICRO == 0;
        return exact ? time : time.truncatedTo(ChronoUnit.MICROS);
    }

    /** Starts an event of a type. */
    public static AuditEventBuilder builder(TypeRef type) {
        return new AuditEventBuilder(type);
    }

    /** A builder that begins with all that this event says. */
    public AuditEventBuilder toBuilder() {
        return new AuditEventBuilder(this);
    }
}
