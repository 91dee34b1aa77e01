package io.worklog;

import io.worklog.diff.ObjectDiff;
import io.worklog.event.Actor;
import io.worklog.event.AgentInfo;
import io.worklog.event.Change;
import io.worklog.event.ChangeValue;
import io.worklog.event.Evidence;
import io.worklog.event.Links;
import io.worklog.event.RequestContext;
import io.worklog.event.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * About how much memory an event takes up, quickly: two bytes for each character and a fixed share
 * for each object. Its bytes are about as many. Lists are gone through by place, which costs the
 * caller no iterator. Not thread-safe.
 */
final class RoughSize {
    /** A larger event is turned into bytes by its caller. */
    static final int MOST_DEFERRED = 16 * 1024;

    private static final int EVENT = 512;
    private static final int PART = 64;
    private static final int CHARACTER = 2;

    private long size = EVENT;

    private RoughSize() {}

    /** Begins with from where an event comes and what it belongs to. */
    static RoughSize ofOrigin(RequestContext from, Links links) {
        RoughSize rough = new RoughSize();
        if (!from.equals(RequestContext.none())) {
            rough.add(from.ip(), from.userAgent());
            rough.add(from.sessionId(), from.requestId());
            rough.add(from.channel(), from.host());
        }
        rough.add(links.correlationId(), links.causationId());
        rough.add(links.batchId(), null);
        return rough;
    }

    /** The size in bytes; of an event beyond {@link #MOST_DEFERRED} only that it is beyond. */
    int bytes() {
        return (int) Math.min(size, MOST_DEFERRED + 1);
    }

    void addActor(Actor actor) {
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

    void addTargets(List<Target> targets) {
        for (int i = 0; i < targets.size(); i++) {
            Target target = targets.get(i);
            addPart(target.type(), target.id());
            add(target.name(), target.role());
        }
    }

    /** Adds changes, compared and not yet compared ones. */
    void addChanges(List<Object> changes) {
        for (int i = 0; i < changes.size(); i++) {
            Object one = changes.get(i);
            if (one instanceof FieldSet field) {
                addPart(field.name(), null);
                size += CHARACTER * ObjectDiff.roughCharacters(field.before());
                size += CHARACTER * ObjectDiff.roughCharacters(field.after());
            } else if (one instanceof TwoStates states) {
                size += PART + CHARACTER * states.before().roughCharacters();
                size += PART + CHARACTER * states.after().roughCharacters();
            } else if (one instanceof Change change) {
                addPart(change.path(), null);
                addValue(change.oldValue());
                addValue(change.newValue());
            }
        }
    }

    private void addValue(@Nullable ChangeValue value) {
        if (value != null) {
            add(value.text(), value.label());
        }
    }

    void addEvidence(List<Evidence> evidence) {
        for (Evidence attached : evidence) {
            addPart(attached.sha256(), attached.mediaType());
            add(attached.name(), attached.kind());
            add(attached.ref(), null);
        }
    }

    void addPairs(@Nullable Pairs pairs) {
        if (pairs != null) {
            size += (long) PART * pairs.size() + CHARACTER * pairs.characters();
        }
    }

    private void addPart(@Nullable String text, @Nullable String more) {
        size += PART;
        add(text, more);
    }

    void add(@Nullable String text, @Nullable String more) {
        long characters = text == null ? 0 : text.length();
        characters += more == null ? 0 : more.length();
        size += CHARACTER * characters;
    }
}
