package io.worklog.codec;

import io.worklog.event.AuditEvent;
import io.worklog.event.Links;
import io.worklog.event.RequestContext;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Writes the sealed form of an event, members in the order of RFC 8785. */
final class EventWriter {
    private EventWriter() {}

    /**
     * Writes the event as it is.
     *
     * @param commitments path to commitment in base64, in the natural order of the paths
     */
    static void write(JsonOut out, AuditEvent event, Map<String, byte[]> commitments) {
        out.beginObject();
        writeBeforeEvidence(out, event, commitments);
        writeBeforeOutcome(out, event);
        writeBeforeTargets(out, event);
        writeRest(out, event);
        out.endObject();
    }

    private static void writeBeforeEvidence(
            JsonOut out, AuditEvent event, Map<String, byte[]> commitments) {
        Links links = event.links();
        out.name(EventJson.ACTOR);
        ActorJson.write(out, event.actor());
        out.optional(EventJson.BATCH_ID, links.batchId());
        out.optional(EventJson.CAUSATION_ID, links.causationId());
        writeList(out, EventJson.CHANGES, event.changes(), ChangeJson::write);
        writeCommitments(out, commitments);
        if (!event.context().equals(RequestContext.none())) {
            out.name(EventJson.CONTEXT);
            ContextJson.write(out, event.context());
        }
        out.optional(EventJson.CORRELATION_ID, links.correlationId());
    }

    private static void writeBeforeOutcome(JsonOut out, AuditEvent event) {
        writeList(out, EventJson.EVIDENCE, event.evidence(), EvidenceJson::write);
        out.name(EventJson.ID);
        out.id(event.id());
        out.optional(EventJson.IDEMPOTENCY_KEY, event.idempotencyKey());
        out.member(EventJson.LOG, event.provenance().log());
        if (event.message() != null) {
            out.name(EventJson.MESSAGE);
            MessageJson.write(out, event.message());
        }
        StringMaps.writeTexts(out, EventJson.METADATA, event.metadata());
        writeTime(out, EventJson.OCCURRED_AT, event.occurredAt());
    }

    private static void writeBeforeTargets(JsonOut out, AuditEvent event) {
        out.quoted(EventJson.OUTCOME, EventJson.OUTCOMES.of(event.outcome()));
        out.optional(EventJson.OUTCOME_DETAIL, event.outcomeDetail());
        out.optional(EventJson.REASON, event.reason());
        writeTime(out, EventJson.RECORDED_AT, event.recordedAt());
        out.quoted(EventJson.SEVERITY, EventJson.SEVERITIES.of(event.severity()));
        out.member(EventJson.SOURCE, event.provenance().source());
        out.member(EventJson.SOURCE_SEQ, event.provenance().sequence());
    }

    private static void writeRest(JsonOut out, AuditEvent event) {
        writeList(out, EventJson.TARGETS, event.targets(), TargetJson::write);
        out.member(EventJson.TENANT, event.tenant());
        out.optional(EventJson.TRACE, event.trace());
        StringMaps.writeIntegers(out, EventJson.TRUNCATED, event.truncated());
        out.member(EventJson.TYPE, event.type().name());
        out.member(EventJson.TYPE_VERSION, event.type().version());
        out.member(EventJson.V, AuditEvent.ENVELOPE_VERSION);
        out.quoted(EventJson.VERB, EventJson.VERBS.of(event.verb()));
    }

    private static <T> void writeList(
            JsonOut out, JsonName name, List<T> values, BiConsumer<JsonOut, T> writer) {
        if (values.isEmpty()) {
            return;
        }
        out.name(name);
        out.beginArray();
        for (int i = 0; i < values.size(); i++) {
            out.element(i);
            writer.accept(out, values.get(i));
        }
        out.endArray();
    }

    private static void writeCommitments(JsonOut out, Map<String, byte[]> commitments) {
        if (commitments.isEmpty()) {
            return;
        }
        out.name(EventJson.COMMITMENTS);
        out.beginObject();
        for (Map.Entry<String, byte[]> commitment : commitments.entrySet()) {
            out.name(commitment.getKey());
            out.quoted(commitment.getValue());
        }
        out.endObject();
    }

    private static void writeTime(JsonOut out, JsonName name, Instant time) {
        out.name(name);
        try {
            out.time(time);
        } catch (DateTimeException e) {
            out.fault("must be within the years 0000 and 9999: give the right time");
        }
    }
}
