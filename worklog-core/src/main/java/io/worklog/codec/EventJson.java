package io.worklog.codec;

import io.worklog.event.Outcome;
import io.worklog.event.Severity;
import io.worklog.event.Verb;

/** The members of a sealed event and the names of their constants. */
final class EventJson {
    static final EnumNames<Verb> VERBS = new EnumNames<>(Verb.values());
    static final EnumNames<Outcome> OUTCOMES = new EnumNames<>(Outcome.values());
    static final EnumNames<Severity> SEVERITIES = new EnumNames<>(Severity.values());

    static final JsonName ACTOR = new JsonName("actor");
    static final JsonName BATCH_ID = new JsonName("batchId");
    static final JsonName CAUSATION_ID = new JsonName("causationId");
    static final JsonName CHANGES = new JsonName("changes");
    static final JsonName COMMITMENTS = new JsonName("commitments");
    static final JsonName CONTEXT = new JsonName("context");
    static final JsonName CORRELATION_ID = new JsonName("correlationId");
    static final JsonName EVIDENCE = new JsonName("evidence");
    static final JsonName ID = new JsonName("id");
    static final JsonName IDEMPOTENCY_KEY = new JsonName("idempotencyKey");
    static final JsonName LOG = new JsonName("log");
    static final JsonName MESSAGE = new JsonName("message");
    static final JsonName METADATA = new JsonName("metadata");
    static final JsonName OCCURRED_AT = new JsonName("occurredAt");
    static final JsonName OUTCOME = new JsonName("outcome");
    static final JsonName OUTCOME_DETAIL = new JsonName("outcomeDetail");
    static final JsonName REASON = new JsonName("reason");
    static final JsonName RECORDED_AT = new JsonName("recordedAt");
    static final JsonName SEVERITY = new JsonName("severity");
    static final JsonName SOURCE = new JsonName("source");
    static final JsonName SOURCE_SEQ = new JsonName("sourceSeq");
    static final JsonName TARGETS = new JsonName("targets");
    static final JsonName TENANT = new JsonName("tenant");
    static final JsonName TRACE = new JsonName("trace");
    static final JsonName TRUNCATED = new JsonName("truncated");
    static final JsonName TYPE = new JsonName("type");
    static final JsonName TYPE_VERSION = new JsonName("typeVersion");
    static final JsonName V = new JsonName("v");
    static final JsonName VERB = new JsonName("verb");

    private EventJson() {}
}
