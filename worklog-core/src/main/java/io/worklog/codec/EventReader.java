package io.worklog.codec;

import static io.worklog.codec.EventJson.OUTCOMES;
import static io.worklog.codec.EventJson.SEVERITIES;
import static io.worklog.codec.EventJson.VERBS;

import io.worklog.event.AuditEvent;
import io.worklog.event.Links;
import io.worklog.event.Provenance;
import io.worklog.event.TypeRef;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;

/** Builds an event from its sealed form; committed fields are absent. */
final class EventReader {
    private EventReader() {}

    /** Takes every member of the event; the caller took the version and the commitments. */
    static AuditEvent read(Members members) {
        AuditEvent event =
                new AuditEvent(
                        readId(members),
                        new TypeRef(
                                members.text(EventJson.TYPE),
                                members.smallInteger(EventJson.TYPE_VERSION)),
                        members.constant(EventJson.VERB, VERBS),
                        readTime(members, EventJson.OCCURRED_AT),
                        readTime(members, EventJson.RECORDED_AT),
                        readProvenance(members),
                        members.text(EventJson.TENANT),
                        ActorJson.read(members.members(EventJson.ACTOR)),
                        members.list(EventJson.TARGETS, TargetJson::read),
                        members.constant(EventJson.OUTCOME, OUTCOMES),
                        members.findText(EventJson.OUTCOME_DETAIL),
                        members.findText(EventJson.REASON),
                        MessageJson.read(members.findMembers(EventJson.MESSAGE)),
                        members.list(EventJson.CHANGES, ChangeJson::read),
                        members.list(EventJson.EVIDENCE, EvidenceJson::read),
                        ContextJson.read(members.findMembers(EventJson.CONTEXT)),
                        members.findText(EventJson.TRACE),
                        readLinks(members),
                        members.constant(EventJson.SEVERITY, SEVERITIES),
                        StringMaps.readTexts(members, EventJson.METADATA),
                        members.findText(EventJson.IDEMPOTENCY_KEY),
                        StringMaps.readIntegers(members, EventJson.TRUNCATED));
        members.end();
        return event;
    }

    /** Takes the version, before anything else is trusted to be as this code knows it. */
    static void requireVersion(Members members) {
        long version = members.integer(EventJson.V);
        if (version != AuditEvent.ENVELOPE_VERSION) {
            throw members.refused(
                    EventJson.V,
                    "is %d and this code reads %d: use the Worklog that wrote it, or a later one"
                            .formatted(version, AuditEvent.ENVELOPE_VERSION));
        }
    }

    private static UUID readId(Members members) {
        try {
            return UUID.fromString(members.text(EventJson.ID));
        } catch (IllegalArgumentException e) {
            throw members.refused(EventJson.ID, "must be a UUID");
        }
    }

    private static Instant readTime(Members members, JsonName name) {
        try {
            return TimeText.parse(members.text(name));
        } catch (DateTimeException e) {
            throw members.refused(name, "must be a time in UTC with six digits of fraction");
        }
    }

    private static Provenance readProvenance(Members members) {
        return new Provenance(
                members.text(EventJson.LOG),
                members.text(EventJson.SOURCE),
                members.integer(EventJson.SOURCE_SEQ));
    }

    private static Links readLinks(Members members) {
        return new Links(
                members.findText(EventJson.CORRELATION_ID),
                members.findText(EventJson.CAUSATION_ID),
                members.findText(EventJson.BATCH_ID));
    }
}
