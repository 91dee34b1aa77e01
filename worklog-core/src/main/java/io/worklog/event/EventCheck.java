package io.worklog.event;

import io.worklog.error.RejectedEventException.Fault;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds all faults of one event. Of a list that is too long only the allowed part is looked into,
 * so that the work and the answer stay bounded.
 */
final class EventCheck {
    private static final Instant FIRST_TIME = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant AFTER_LAST_TIME = Instant.parse("+10000-01-01T00:00:00Z");

    private final FaultList faults = new FaultList();

    private EventCheck() {}

    static List<Fault> faults(AuditEvent event) {
        EventCheck check = new EventCheck();
        check.checkKind(event);
        check.checkActor(event.actor());
        check.checkTargets(event.targets());
        check.checkStory(event);
        check.checkMessage(event.message());
        new ChangeCheck(check.faults).check(event.changes());
        check.checkEvidence(event.evidence());
        check.checkOrigin(event);
        check.checkMetadata(event.metadata());
        check.checkMarks(event.truncated());
        return check.faults.faults();
    }

    private void checkKind(AuditEvent event) {
        checkUuid(event.id());
        checkName("/type", event.type().name());
        int version = event.type().version();
        if (version < 1) {
            faults.add("/typeVersion", "is " + version + ": use 1 or more");
        }
        checkTime("/occurredAt", event.occurredAt());
        checkTime("/recordedAt", event.recordedAt());
        Provenance from = event.provenance();
        checkName("/log", from.log());
        faults.id("", "/source", from.source(), EventLimits.MAX_SHORT_ID);
        faults.integer("/sourceSeq", from.sequence(), 0);
        faults.id("", "/tenant", event.tenant(), EventLimits.MAX_SHORT_ID);
        faults.optionalId("", "/idempotencyKey", event.idempotencyKey(), EventLimits.MAX_ID);
        boolean unkeyed = event.idempotencyKey() != null && event.idempotencyKey().isEmpty();
        faults.require(!unkeyed, "/idempotencyKey", "is empty: leave it out or give one");
    }

    private void checkUuid(UUID id) {
        boolean seven = id.version() == 7 && id.variant() == 2;
        faults.require(seven, "/id", "is not a version 7 UUID");
    }

    private void checkName(String path, String name) {
        faults.id(path, "", name, EventLimits.MAX_ID);
        faults.require(Texts.isPlainName(name), path, "may have only a-z, 0-9, '.', '_' and '-'");
    }

    private void checkTime(String path, Instant time) {
        boolean written = !time.isBefore(FIRST_TIME) && time.isBefore(AFTER_LAST_TIME);
        faults.require(written, path, "is not between the years 1 and 9999");
    }

    private void checkActor(Actor actor) {
        checkParty("/actor", actor);
        List<Actor> principals = actor.onBehalfOf();
        faults.count("/actor/onBehalfOf", principals.size(), 0, EventLimits.MAX_ON_BEHALF_OF);
        forEach(principals, EventLimits.MAX_ON_BEHALF_OF, this::checkPrincipal);
        AgentInfo agent = actor.agent();
        if (agent != null) {
            faults.optionalId("", "/actor/agent/model", agent.model(), EventLimits.MAX_ID);
            faults.optionalId("", "/actor/agent/tool", agent.tool(), EventLimits.MAX_ID);
            faults.optionalId("", "/actor/agent/promptId", agent.promptId(), EventLimits.MAX_ID);
        }
    }

    private void checkPrincipal(Actor principal, int at) {
        String path = "/actor/onBehalfOf/" + at;
        checkParty(path, principal);
        boolean flat = principal.onBehalfOf().isEmpty() && principal.agent() == null;
        faults.require(flat, path, "has a chain or an agent of its own: only the actor may");
    }

    private void checkParty(String path, Actor party) {
        faults.id(path, "/id", party.id(), EventLimits.MAX_ID);
        faults.text(path, "/name", party.name());
    }

    private void checkTargets(List<Target> targets) {
        faults.count("/targets", targets.size(), 1, EventLimits.MAX_TARGETS);
        forEach(targets, EventLimits.MAX_TARGETS, this::checkTarget);
    }

    private void checkTarget(Target target, int at) {
        faults.within("/targets/", at);
        faults.id("", "/type", target.type(), EventLimits.MAX_SHORT_ID);
        faults.id("", "/id", target.id(), EventLimits.MAX_ID);
        faults.text("", "/name", target.name());
        faults.optionalId("", "/role", target.role(), EventLimits.MAX_SHORT_ID);
        faults.withinEvent();
    }

    private void checkStory(AuditEvent event) {
        faults.text("", "/outcomeDetail", event.outcomeDetail());
        faults.text("", "/reason", event.reason());
        Links links = event.links();
        faults.optionalId("", "/correlationId", links.correlationId(), EventLimits.MAX_SHORT_ID);
        faults.optionalId("", "/causationId", links.causationId(), EventLimits.MAX_SHORT_ID);
        faults.optionalId("", "/batchId", links.batchId(), EventLimits.MAX_SHORT_ID);
    }

    private void checkMessage(@Nullable Message message) {
        if (message == null) {
            return;
        }
        faults.id("", "/message/key", message.key(), EventLimits.MAX_ID);
        faults.count("/message/args", message.args().size(), 0, EventLimits.MAX_ARGS);
        checkPairs(
                "/message/args/", message.args(), EventLimits.MAX_ARGS, EventLimits.MAX_SHORT_ID);
    }

    private void checkEvidence(List<Evidence> evidence) {
        faults.count("/evidence", evidence.size(), 0, EventLimits.MAX_EVIDENCE);
        forEach(evidence, EventLimits.MAX_EVIDENCE, this::checkOneEvidence);
    }

    private void checkOneEvidence(Evidence evidence, int at) {
        String path = "/evidence/" + at;
        faults.require(
                Texts.isHex(evidence.sha256(), 64),
                path + "/sha256",
                "is not 64 lower-case hex digits");
        faults.integer(path + "/size", evidence.size(), 0);
        faults.id(path, "/mediaType", evidence.mediaType(), EventLimits.MAX_MEDIA_TYPE);
        faults.text(path, "/name", evidence.name());
        faults.optionalId(path, "/kind", evidence.kind(), EventLimits.MAX_SHORT_ID);
        faults.optionalId(path, "/ref", evidence.ref(), EventLimits.MAX_REF);
    }

    private void checkOrigin(AuditEvent event) {
        RequestContext context = event.context();
        faults.text("", "/context/ip", context.ip());
        faults.text("", "/context/userAgent", context.userAgent());
        faults.text("", "/context/sessionId", context.sessionId());
        faults.text("", "/context/requestId", context.requestId());
        faults.text("", "/context/channel", context.channel());
        faults.text("", "/context/host", context.host());
        faults.require(
                event.trace() == null || TraceParent.isValid(event.trace()),
                "/trace",
                "is not a W3C traceparent");
    }

    private void checkMetadata(Map<String, String> metadata) {
        faults.count("/metadata", metadata.size(), 0, EventLimits.MAX_METADATA);
        checkPairs("/metadata/", metadata, EventLimits.MAX_METADATA, EventLimits.MAX_METADATA_KEY);
    }

    private void checkPairs(String prefix, Map<String, String> pairs, int most, int mostKey) {
        int at = 0;
        for (Map.Entry<String, String> pair : pairs.entrySet()) {
            if (at == most) {
                return;
            }
            checkPair(prefix, at++, pair.getKey(), pair.getValue(), mostKey);
        }
    }

    /** Names a pair by its key where that can be printed, else by its place among the keys. */
    private void checkPair(String prefix, int at, String key, String value, int mostKey) {
        boolean printable = Texts.firstDefect(key) < 0 && !Texts.isLonger(key, mostKey);
        if (printable && !key.isEmpty() && Texts.firstDefect(value) < 0) {
            return;
        }
        String path = prefix + (printable ? Texts.pointerStep(key) : "#" + at);
        faults.id(path, " (the key)", key, mostKey);
        faults.text(path, "", value);
    }

    private void checkMarks(Map<String, Long> marks) {
        marks.forEach((path, size) -> {
            faults.id("", "/truncated (a path)", path, EventLimits.MAX_TEXT);
            faults.integer("/truncated (a size)", size, 0);
        });
    }

    private static <E> void forEach(List<E> elements, int most, ObjIntConsumer<E> check) {
        for (int i = 0; i < Math.min(most, elements.size()); i++) {
            check.accept(elements.get(i), i);
        }
    }
}
