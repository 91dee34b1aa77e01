package io.worklog;

import io.worklog.event.Actor;
import io.worklog.event.AgentInfo;
import io.worklog.event.AuditEvent;
import io.worklog.event.Change;
import io.worklog.event.ChangeValue;
import io.worklog.event.Evidence;
import io.worklog.event.Links;
import io.worklog.event.Message;
import io.worklog.event.RequestContext;
import io.worklog.event.Target;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * About how much memory an event takes up, quickly: two bytes for each character and a fixed share
 * for each object. Its bytes are about as many. Not thread-safe.
 */
final class RoughSize {
    /** A larger event is turned into bytes by its caller. */
    static final int MOST_DEFERRED = 16 * 1024;

    private static final int EVENT = 512;
    private static final int PART = 64;
    private static final int CHARACTER = 2;

    private long size = EVENT;

    private RoughSize() {}

    /** The size in bytes; of an event beyond {@link #MOST_DEFERRED} only that it is beyond. */
    static int of(AuditEvent event) {
        RoughSize rough = new RoughSize();
        rough.addOrigin(event);
        rough.addActor(event.actor());
        rough.addStory(event);
        rough.addTargets(event.targets());
        rough.addChanges(event.changes());
        rough.addEvidence(event.evidence());
        return (int) Math.min(rough.size, MOST_DEFERRED + 1);
    }

    private void addOrigin(AuditEvent event) {
        RequestContext from = event.context();
        add(from.ip(), from.userAgent());
        add(from.sessionId(), from.requestId());
        add(from.channel(), from.host());
        Links links = event.links();
        add(links.correlationId(), links.causationId());
        add(links.batchId(), event.trace());
        add(event.tenant(), event.idempotencyKey());
    }

    private void addStory(AuditEvent event) {
        add(event.type().name(), null);
        add(event.reason(), event.outcomeDetail());
        Message message = event.message();
        if (message != null) {
            add(message.key(), null);
            addPairs(message.args());
        }
        addPairs(event.metadata());
        if (!event.truncated().isEmpty()) {
            event.truncated().keySet().forEach(path -> addPart(path, null));
        }
    }

    private void addActor(Actor actor) {
        addPart(actor.id(), actor.name());
        AgentInfo agent = actor.agent();
        if (agent != null) {
            add(agent.model(), agent.tool());
            add(agent.promptId(), null);
        }
        if (!actor.onBehalfOf().isEmpty()) {
            actor.onBehalfOf().forEach(this::addActor);
        }
    }

    private void addTargets(List<Target> targets) {
        for (Target target : targets) {
            addPart(target.type(), target.id());
            add(target.name(), target.role());
        }
    }

    private void addChanges(List<Change> changes) {
        for (Change change : changes) {
            addPart(change.path(), null);
            addValue(change.oldValue());
            addValue(change.newValue());
        }
    }

    private void addValue(@Nullable ChangeValue value) {
        if (value != null) {
            add(value.text(), value.label());
        }
    }

    private void addEvidence(List<Evidence> evidence) {
        for (Evidence attached : evidence) {
            addPart(attached.sha256(), attached.mediaType());
            add(attached.name(), attached.kind());
            add(attached.ref(), null);
        }
    }

    private void addPairs(Map<String, String> pairs) {
        for (Map.Entry<String, String> pair : pairs.entrySet()) {
            addPart(pair.getKey(), pair.getValue());
        }
    }

    private void addPart(@Nullable String text, @Nullable String more) {
        size += PART;
        add(text, more);
    }

    private void add(@Nullable String text, @Nullable String more) {
        long characters = text == null ? 0 : text.length();
        characters += more == null ? 0 : more.length();
        size += CHARACTER * characters;
    }
}
