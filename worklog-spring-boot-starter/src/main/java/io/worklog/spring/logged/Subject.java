package io.worklog.spring.logged;

import io.worklog.Recording;
import io.worklog.catalog.EventType;
import io.worklog.diff.ObjectDiff;
import io.worklog.diff.Snapshot;
import io.worklog.error.RejectedEventException;
import io.worklog.event.Change;
import io.worklog.event.Target;
import io.worklog.spring.logged.EventPlan.SubjectPlan;
import java.util.List;
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
    private final @Nullable String[] texts;
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
        this.texts = new String[says.texts().all().size()];
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
        Attribute reason = says.texts().attribute(says.texts().reason());
        if (!plan.type().requiresReason() || reason == null || reason.late()) {
            return null;
        }
        String text = TextPlan.at(texts, says.texts().reason());
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

    /** Reads what was not read yet and can be. */
    private void addTexts(Scope seen, Notes noted, @Nullable String[] found, boolean late) {
        List<Attribute> all = says.texts().all();
        for (int i = 0; i < found.length; i++) {
            Attribute attribute = all.get(i);
            if (found[i] == null && (late || !attribute.late())) {
                noted.forget(attribute.name());
                found[i] = tools.values().text(attribute, seen, noted);
            }
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
        @Nullable String[] all = texts;
        List<Target> about = targets;
        if (ended.succeeded()) {
            all = textsAtTheEnd(end, noted);
            about = targets.isEmpty() ? targetsAtTheEnd(end, noted) : targets;
            addChanges(recording, end, noted);
        }
        sayTargets(recording, about, all, noted);
        say(recording, all);
        noted.addTo(recording);
    }

    private @Nullable String[] textsAtTheEnd(Scope end, Notes noted) {
        boolean open = false;
        for (String text : texts) {
            open |= text == null;
        }
        if (!open) {
            return texts;
        }
        @Nullable String[] all = texts.clone();
        addTexts(end, noted, all, true);
        return all;
    }

    private List<Target> targetsAtTheEnd(Scope end, Notes noted) {
        noted.forget("target");
        return targets(end, noted, true);
    }

    private void sayTargets(
            Recording<?> recording, List<Target> about, @Nullable String[] all, Notes noted) {
        String name = TextPlan.at(all, says.texts().name());
        if (about.isEmpty()) {
            noted.unread("target", "nothing");
            recording.target(Target.of(plan.kind(), "unknown"));
        } else if (about.size() > 1) {
            recording.targets(about);
        } else if (name != null && about.get(0).name() == null) {
            recording.target(Target.of(plan.kind(), about.get(0).id(), name));
        } else {
            recording.target(about.get(0));
        }
    }

    private void say(Recording<?> recording, @Nullable String[] all) {
        TextPlan plan = says.texts();
        String reason = TextPlan.at(all, plan.reason());
        if (reason != null) {
            recording.reason(reason);
        }
        String key = TextPlan.at(all, plan.key());
        if (key != null && !key.isEmpty()) {
            recording.idempotencyKey(key);
        }
        for (int i = 0; i < plan.args().size(); i++) {
            String text = all[plan.firstArg() + i];
            recording.arg(plan.args().get(i), text == null ? "" : text);
        }
        for (int i = 0; i < plan.metadata().size(); i++) {
            String text = all[plan.firstPair() + i];
            if (text != null) {
                recording.metadata(plan.metadata().get(i), text);
            }
        }
    }

    /** What can be compared later can be held by an event as it is. */
    private void addChanges(Recording<?> recording, Snapshot before, Snapshot after, Notes noted) {
        EventType<?> type = plan.type();
        if (before.mayCompareLater(type, after)) {
            recording.changes(before, after);
            return;
        }
        for (Change change : before.changesTo(type, after)) {
            recording.change(SafeChange.of(change, noted));
        }
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
            addChanges(recording, then, tools.diff().snapshot(type, now), noted);
        } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
            noted.unread("after", e);
        }
    }
}
