package io.worklog.event;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Cuts one event to its limits and marks what it cut. Used once. */
final class EventFitting {
    private final Map<String, Long> marks = new TreeMap<>();

    AuditEvent fit(AuditEvent event) {
        Actor actor = fit(event.actor());
        List<Target> targets = fitTargets(event.targets());
        String detail = cut("/outcomeDetail", event.outcomeDetail(), EventLimits.MAX_TEXT);
        String reason = cut("/reason", event.reason(), EventLimits.MAX_REASON);
        Message message = fit(event.message());
        List<Change> changes = fitChanges(event.changes());
        List<Evidence> evidence = fitEvidence(event.evidence());
        RequestContext context = fit(event.context());
        Map<String, String> metadata =
                cutValues("/metadata/", event.metadata(), EventLimits.MAX_METADATA_VALUE);
        if (marks.isEmpty()) {
            return event;
        }
        event.truncated().forEach((path, size) -> marks.merge(path, size, Math::max));
        return event.toBuilder()
                .actor(actor)
                .targets(targets)
                .outcomeDetail(detail)
                .reason(reason)
                .message(message)
                .changes(changes)
                .evidence(evidence)
                .context(context)
                .metadata(metadata)
                .truncated(marks)
                .build();
    }

    private Actor fit(Actor actor) {
        if (!isLongName(actor) && none(actor.onBehalfOf(), EventFitting::isLongName)) {
            return actor;
        }
        List<Actor> principals = new ArrayList<>();
        for (Actor principal : actor.onBehalfOf()) {
            String path = "/actor/onBehalfOf/" + principals.size() + "/name";
            String name = cut(path, principal.name(), EventLimits.MAX_ACTOR_NAME);
            principals.add(
                    new Actor(
                            principal.type(),
                            principal.id(),
                            name,
                            principal.onBehalfOf(),
                            principal.agent()));
        }
        String name = cut("/actor/name", actor.name(), EventLimits.MAX_ACTOR_NAME);
        return new Actor(actor.type(), actor.id(), name, principals, actor.agent());
    }

    private static boolean isLongName(Actor actor) {
        return isLonger(actor.name(), EventLimits.MAX_ACTOR_NAME);
    }

    private List<Target> fitTargets(List<Target> targets) {
        if (none(targets, target -> isLonger(target.name(), EventLimits.MAX_NAME))) {
            return targets;
        }
        List<Target> fitted = new ArrayList<>();
        for (Target target : targets) {
            String path = "/targets/" + fitted.size() + "/name";
            String name = cut(path, target.name(), EventLimits.MAX_NAME);
            fitted.add(new Target(target.type(), target.id(), name, target.role()));
        }
        return fitted;
    }

    private @Nullable Message fit(@Nullable Message message) {
        if (message == null) {
            return null;
        }
        Map<String, String> args =
                cutValues("/message/args/", message.args(), EventLimits.MAX_TEXT);
        return new Message(message.key(), args);
    }

    private List<Change> fitChanges(List<Change> changes) {
        int kept = Math.min(EventLimits.MAX_CHANGES, changes.size());
        if (kept == changes.size() && none(changes, EventFitting::isLarge)) {
            return changes;
        }
        if (kept < changes.size()) {
            marks.put("/changes", (long) changes.size());
        }
        List<Change> fitted = new ArrayList<>(kept);
        for (int i = 0; i < kept; i++) {
            Change change = changes.get(i);
            fitted.add(
                    new Change(
                            change.path(),
                            change.op(),
                            fit("/changes/" + i + "/old", change.oldValue()),
                            fit("/changes/" + i + "/new", change.newValue()),
                            change.fieldClass()));
        }
        return fitted;
    }

    private static boolean isLarge(Change change) {
        return isLarge(change.oldValue()) || isLarge(change.newValue());
    }

    private static boolean isLarge(@Nullable ChangeValue value) {
        return value != null
                && (isLonger(value.label(), EventLimits.MAX_NAME)
                        || Texts.isLongerUtf8(value.text(), EventLimits.MAX_VALUE_BYTES));
    }

    private @Nullable ChangeValue fit(String path, @Nullable ChangeValue value) {
        if (value == null) {
            return null;
        }
        String label = cut(path + "/label", value.label(), EventLimits.MAX_NAME);
        long bytes = Texts.utf8Length(value.text());
        if (bytes > EventLimits.MAX_VALUE_BYTES) {
            marks.put(path, bytes);
            return ChangeValue.digestOf(value.text(), label);
        }
        return new ChangeValue(value.kind(), value.text(), label, value.length());
    }

    private List<Evidence> fitEvidence(List<Evidence> evidence) {
        List<Evidence> fitted = new ArrayList<>();
        for (Evidence one : evidence) {
            String path = "/evidence/" + fitted.size() + "/name";
            fitted.add(
                    new Evidence(
                            one.sha256(),
                            one.size(),
                            one.mediaType(),
                            cut(path, one.name(), EventLimits.MAX_NAME),
                            one.kind(),
                            one.ref()));
        }
        return fitted;
    }

    private RequestContext fit(RequestContext context) {
        if (context.equals(RequestContext.none())) {
            return context;
        }
        return new RequestContext(
                cut("/context/ip", context.ip(), EventLimits.MAX_IP),
                cut("/context/userAgent", context.userAgent(), EventLimits.MAX_TEXT),
                cut("/context/sessionId", context.sessionId(), EventLimits.MAX_ID),
                cut("/context/requestId", context.requestId(), EventLimits.MAX_ID),
                cut("/context/channel", context.channel(), EventLimits.MAX_SHORT_ID),
                cut("/context/host", context.host(), EventLimits.MAX_ID));
    }

    private Map<String, String> cutValues(String prefix, Map<String, String> pairs, int most) {
        if (none(pairs.values(), value -> Texts.isLonger(value, most))) {
            return pairs;
        }
        Map<String, String> fitted = new TreeMap<>(pairs);
        fitted.replaceAll((key, value) ->
                Texts.isLonger(value, most)
                        ? marked(prefix + Texts.pointerStep(key), value, most)
                        : value);
        return fitted;
    }

    private static <E> boolean none(Collection<E> elements, Predicate<E> wanted) {
        for (E element : elements) {
            if (wanted.test(element)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLonger(@Nullable String text, int most) {
        return text != null && Texts.isLonger(text, most);
    }

    private @Nullable String cut(String path, @Nullable String text, int most) {
        return text != null && Texts.isLonger(text, most) ? marked(path, text, most) : text;
    }

    private String marked(String path, String text, int most) {
        marks.put(path, Texts.utf8Length(text));
        return Texts.cut(text, most);
    }
}
