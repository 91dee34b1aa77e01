package io.worklog.testing;

import io.worklog.RecordedEvent;
import io.worklog.event.AuditEvent;
import io.worklog.event.Change;
import io.worklog.event.ChangeValue;
import io.worklog.event.Outcome;
import io.worklog.event.Severity;
import io.worklog.event.Target;
import io.worklog.event.Verb;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Says more about an event. Each step keeps the events that fit and fails at once where none is
 * left; {@link #once} and {@link #times} then count them.
 */
public final class EventAssert {
    private final List<RecordedEvent> all;
    private final List<RecordedEvent> left;
    private final String wanted;

    EventAssert(List<RecordedEvent> all, List<RecordedEvent> left, String wanted) {
        this.all = all;
        this.left = left;
        this.wanted = wanted;
    }

    EventAssert narrowed(Predicate<AuditEvent> fits, String how) {
        List<RecordedEvent> kept = left.stream().filter(e -> fits.test(e.event())).toList();
        String now = wanted + ", " + how;
        if (kept.isEmpty()) {
            List<RecordedEvent> near = left.isEmpty() ? all : left;
            throw new AssertionError(
                    "expected "
                            + now
                            + ", and nothing was.\nWithout the last condition:"
                            + EventText.list(near));
        }
        return new EventAssert(all, kept, now);
    }

    /** Somebody with that id did it. */
    public EventAssert by(String actorId) {
        return narrowed(event -> event.actor().id().equals(actorId), "by " + actorId);
    }

    /** It was done for somebody with that id. */
    public EventAssert onBehalfOf(String actorId) {
        return narrowed(
                event -> event.actor().onBehalfOf().stream().anyMatch(a -> a.id().equals(actorId)),
                "on behalf of " + actorId);
    }

    /** One of the objects is this one. */
    public EventAssert target(String type, String id) {
        Predicate<Target> same = target -> target.type().equals(type) && target.id().equals(id);
        return narrowed(event -> event.targets().stream().anyMatch(same), "on " + type + "/" + id);
    }

    /** One of the objects has that id, whatever kind it is of. */
    public EventAssert target(String id) {
        return narrowed(
                event -> event.targets().stream().anyMatch(target -> target.id().equals(id)),
                "on " + id);
    }

    /** It ended so. */
    public EventAssert outcome(Outcome outcome) {
        return narrowed(event -> event.outcome() == outcome, "with outcome " + outcome);
    }

    /** This was the reason. */
    public EventAssert reason(String reason) {
        return narrowed(event -> reason.equals(event.reason()), "because \"" + reason + "\"");
    }

    /** It matters that much. */
    public EventAssert severity(Severity severity) {
        return narrowed(event -> event.severity() == severity, "of severity " + severity);
    }

    /** It is that kind of action. */
    public EventAssert verb(Verb verb) {
        return narrowed(event -> event.verb() == verb, "with verb " + verb);
    }

    /** It belongs to that tenant. */
    public EventAssert tenant(String tenant) {
        return narrowed(event -> event.tenant().equals(tenant), "of tenant " + tenant);
    }

    /** It happened then. */
    public EventAssert occurredAt(Instant time) {
        return narrowed(event -> event.occurredAt().equals(time), "at " + time);
    }

    /** It carries this pair. */
    public EventAssert metadata(String key, String value) {
        return narrowed(
                event -> value.equals(event.metadata().get(key)), "with " + key + "=" + value);
    }

    /** A value at that path changed, whatever to. */
    public EventAssert changed(String path) {
        return narrowed(
                event -> event.changes().stream().anyMatch(c -> c.path().equals(path)),
                "changing " + path);
    }

    /** A value changed from one text to another; null stands for a side that is not there. */
    public EventAssert changed(String path, @Nullable String before, @Nullable String after) {
        Predicate<Change> same =
                change ->
                        change.path().equals(path)
                                && Objects.equals(text(change.oldValue()), before)
                                && Objects.equals(text(change.newValue()), after);
        return narrowed(
                event -> event.changes().stream().anyMatch(same),
                "changing " + path + " from " + before + " to " + after);
    }

    private static @Nullable String text(@Nullable ChangeValue value) {
        return value == null ? null : value.text();
    }

    /** Bytes with that digest are attached. */
    public EventAssert evidence(String sha256) {
        return narrowed(
                event -> event.evidence().stream().anyMatch(e -> e.sha256().equals(sha256)),
                "with evidence " + sha256);
    }

    /** It holds for exactly one event. */
    public RecordedEvent once() {
        times(1);
        return left.get(0);
    }

    /** It holds for exactly so many events. */
    public List<RecordedEvent> times(int count) {
        if (left.size() != count) {
            throw new AssertionError(
                    "expected "
                            + wanted
                            + ", "
                            + count
                            + " time(s), recorded "
                            + left.size()
                            + " time(s):"
                            + EventText.list(left));
        }
        return left;
    }
}
