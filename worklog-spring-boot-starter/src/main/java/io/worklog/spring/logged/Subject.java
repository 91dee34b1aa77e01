package io.worklog.spring.logged;

import io.worklog.Recording;
import io.worklog.catalog.EventType;
import io.worklog.diff.ObjectDiff;
import io.worklog.diff.Snapshot;
import io.worklog.error.RejectedEventException;
import io.worklog.event.Change;
import io.worklog.event.Target;
import io.worklog.spring.logged.EventPlan.SubjectPlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one event says about its object, as far as it is known before the method runs. It is frozen
 * then: texts and states do not follow objects that the method changes. What needs the result, and
 * what was still nothing, is evaluated when the method has ended.
 */
final class Subject {
    private static final RejectedEventException.Fault NO_REASON =
            new RejectedEventException.Fault(
                    "/reason", "is missing, and events of this type must give one");

    private final EventPlan plan;
    private final SubjectPlan says;
    private final Tools tools;
    private final Scope scope;
    private final Notes notes = new Notes();
    private final List<Target> targets;
    private final Map<String, String> texts = new HashMap<>();
    private final @Nullable Snapshot before;
    private @Nullable Throwable unreadBefore;

    /** What turns values into parts of events. */
    record Tools(ObjectDiff diff, Values values) {}

    Subject(EventPlan plan, Tools tools, Scope scope) {
        this.plan = plan;
        this.says = plan.subject();
        this.tools = tools;
        this.scope = scope;
        this.before = says.before() == null ? null : look(says.before());
        this.targets = targets(scope, notes, false);
        addTexts(scope, notes, texts, false);
    }

    /** Why the state before could not be read; null where it was, or nobody asked for it. */
    @Nullable Throwable unreadBefore() {
        return unreadBefore;
    }

    /**
     * Why an event of the type would be refused whatever the method does: it must give a reason, and
     * there is none. Null where there is one, or where the result may yet give it.
     */
    @Nullable RejectedEventException missingReason() {
        Attribute reason = says.reason();
        if (!plan.type().requiresReason() || reason == null || reason.late()) {
            return null;
        }
        String text = texts.get(reason.name());
        return text == null || text.isBlank()
                ? new RejectedEventException("a call of " + plan.method(), List.of(NO_REASON))
                : null;
    }

    private @Nullable Snapshot look(Attribute attribute) {
        try {
            return tools.diff().snapshot(plan.type(), attribute.expr().value(scope));
        } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
            unreadBefore = e;
            notes.unread(attribute.name(), e);
            return null;
        }
    }

    private List<Target> targets(Scope seen, Notes noted, boolean late) {
        Attribute target = says.target();
        if (target == null) {
            return List.of(Target.of(plan.kind(), plan.method()));
        }
        if (target.late() && !late) {
            return List.of();
        }
        try {
            return tools.values().targets(plan.kind(), target.value(seen, noted), noted);
        } catch (RuntimeException | StackOverflowError e) {
            noted.unread(target.name(), e);
            return List.of();
        }
    }

    private void addTexts(Scope seen, Notes noted, Map<String, String> found, boolean late) {
        addText(says.targetName(), seen, noted, found, late);
        addText(says.reason(), seen, noted, found, late);
        addText(says.key(), seen, noted, found, late);
        says.args().values().forEach(arg -> addText(arg, seen, noted, found, late));
        says.metadata().values().forEach(pair -> addText(pair, seen, noted, found, late));
    }

    private void addText(
            @Nullable Attribute attribute,
            Scope seen,
            Notes noted,
            Map<String, String> found,
            boolean late) {
        if (attribute == null || (attribute.late() && !late)) {
            return;
        }
        if (found.containsKey(attribute.name())) {
            return;
        }
        noted.forget(attribute.name());
        String text = tools.values().text(attribute, seen, noted);
        if (text != null) {
            found.put(attribute.name(), text);
        }
    }

    /**
     * Says everything in a recording.
     *
     * @param more what is noted beside
     */
    void fill(Recording<?> recording, Ended ended, Notes more) {
        Notes noted = notes.plus(more);
        Scope end = scope.withResult(ended.result());
        Map<String, String> all = texts;
        List<Target> about = targets;
        if (ended.succeeded()) {
            all = new HashMap<>(texts);
            addTexts(end, noted, all, true);
            about = targets.isEmpty() ? targetsAtTheEnd(end, noted) : targets;
            addChanges(recording, end, noted);
        }
        sayTargets(recording, about, all, noted);
        say(recording, all);
        noted.addTo(recording);
    }

    private List<Target> targetsAtTheEnd(Scope end, Notes noted) {
        noted.forget("target");
        return targets(end, noted, true);
    }

    private void sayTargets(
            Recording<?> recording, List<Target> about, Map<String, String> all, Notes noted) {
        String name = all.get("targetName");
        if (about.isEmpty()) {
            noted.unread("target", "nothing");
            recording.target(Target.of(plan.kind(), "unknown"));
        } else if (name != null && about.size() == 1 && about.get(0).name() == null) {
            recording.target(Target.of(plan.kind(), about.get(0).id(), name));
        } else {
            recording.targets(about);
        }
    }

    private void say(Recording<?> recording, Map<String, String> all) {
        all.forEach((name, text) -> {
            if (name.equals("reason")) {
                recording.reason(text);
            } else if (name.equals("key") && !text.isEmpty()) {
                recording.idempotencyKey(text);
            }
        });
        says.args()
                .forEach((name, attribute) -> {
                    String text = all.get(attribute.name());
                    recording.arg(name, text == null ? "" : text);
                });
        says.metadata()
                .forEach((name, attribute) -> {
                    String text = all.get(attribute.name());
                    if (text != null) {
                        recording.metadata(name, text);
                    }
                });
    }

    private void addChanges(Recording<?> recording, Scope end, Notes noted) {
        boolean asked = says.before() != null || says.after() != null;
        if (!asked || unreadBefore != null) {
            return;
        }
        EventType<?> type = plan.type();
        Attribute after = says.after();
        try {
            Object now = after == null ? null : after.expr().value(end);
            Snapshot then = before == null ? tools.diff().snapshot(type, null) : before;
            List<Change> changes =
                    tools.diff().changes(type, then, tools.diff().snapshot(type, now));
            changes.forEach(change -> recording.change(SafeChange.of(change, noted)));
        } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
            noted.unread("after", e);
        }
    }
}
