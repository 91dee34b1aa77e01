package io.worklog.spring.logged;

import io.worklog.AuditLog;
import io.worklog.Recording;
import io.worklog.catalog.EventType;
import io.worklog.catalog.FailurePolicy;
import io.worklog.catalog.WorklogTypes;
import io.worklog.context.WorklogContext;
import io.worklog.event.EventLimits;
import io.worklog.event.Target;
import io.worklog.spring.logged.Subject.Tools;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One event of a call that goes on: begun on the calling thread, with its id, its actor and all
 * that can be known before the method runs. A bulk operation is its parent event, with a child for
 * each element. Not thread-safe; one thread uses it after the other.
 */
final class OpenEvent {
    private final EventPlan plan;
    private final Tools tools;
    private final AuditLog log;
    private final WorklogContext context;
    private final Frozen frozen;
    private final Recording<?> recording;
    private final String id;

    /**
     * What was known before the call.
     *
     * @param subjects one, or one for each element; null where the result has the elements
     * @param tenant another one than the caller's
     * @param notes on what is said once for all elements
     */
    private record Frozen(
            Scope scope, @Nullable List<Subject> subjects, @Nullable String tenant, Notes notes) {}

    private OpenEvent(
            EventPlan plan, Tools tools, AuditLog log, WorklogContext context, Frozen frozen) {
        this.plan = plan;
        this.tools = tools;
        this.log = log;
        this.context = context;
        this.frozen = frozen;
        EventType<?> type = plan.each() == null ? plan.type() : parentType(plan.type());
        this.recording = record(log, type, context);
        this.id = recording.id().toString();
    }

    private static Recording<?> record(AuditLog log, EventType<?> type, WorklogContext context) {
        return context.equals(WorklogContext.current())
                ? log.record(type)
                : context.call(() -> log.record(type));
    }

    static OpenEvent begin(
            EventPlan plan, Tools tools, AuditLog log, WorklogContext caller, Scope scope) {
        Notes notes = new Notes();
        List<Subject> subjects = subjects(plan, tools, scope, notes, false);
        String tenant = tenant(plan, tools, scope, notes, false);
        Frozen frozen = new Frozen(scope, subjects, tenant, notes);
        return new OpenEvent(plan, tools, log, caller, frozen);
    }

    /** The same once more, for work that is done again; with an id of its own. */
    OpenEvent again(WorklogContext caller) {
        return new OpenEvent(plan, tools, log, caller, frozen);
    }

    private static EventType<Object> parentType(EventType<?> type) {
        return WorklogTypes.BATCH.delivery(type.delivery()).onFailure(type.onFailure());
    }

    private static @Nullable List<Subject> subjects(
            EventPlan plan, Tools tools, Scope scope, Notes notes, boolean late) {
        Attribute each = plan.each();
        if (each == null) {
            return List.of(new Subject(plan, tools, scope));
        }
        if (each.late() && !late) {
            return null;
        }
        List<@Nullable Object> rows = Values.elements(each.value(scope, notes));
        List<Subject> subjects = new ArrayList<>();
        if (rows != null) {
            rows.forEach(row -> subjects.add(new Subject(plan, tools, scope.withItem(row))));
        }
        return subjects;
    }

    private static @Nullable String tenant(
            EventPlan plan, Tools tools, Scope scope, Notes notes, boolean late) {
        Attribute tenant = plan.tenant();
        if (tenant == null || (tenant.late() && !late)) {
            return null;
        }
        String text = tools.values().text(tenant, scope, notes);
        return text == null || text.isEmpty()
                ? null
                : SafeText.id(text, EventLimits.MAX_SHORT_ID, "tenant", notes);
    }

    EventPlan plan() {
        return plan;
    }

    /** The id the event will have. */
    String id() {
        return id;
    }

    void correlate(String correlation) {
        recording.correlationId(correlation);
    }

    /** Why the call must not begin: its event could not tell what it must. Null where it may. */
    @Nullable Throwable obstacle() {
        List<Subject> subjects = frozen.subjects();
        if (subjects == null || plan.type().onFailure() != FailurePolicy.BLOCK) {
            return null;
        }
        for (Subject subject : subjects) {
            Throwable unread = subject.unreadBefore();
            if (unread != null) {
                return unread;
            }
            Throwable missing = plan.when() == null ? subject.missingReason() : null;
            if (missing != null) {
                return missing;
            }
        }
        return null;
    }

    /** Everything to be committed, in order; empty where the event is not wanted. */
    List<Recording<?>> finished(Ended ended) {
        Scope end = frozen.scope().withResult(ended.result());
        Notes notes = frozen.notes().copy();
        if (!isWanted(end, ended, notes)) {
            return List.of();
        }
        boolean late = ended.succeeded();
        String tenant =
                frozen.tenant() == null ? tenant(plan, tools, end, notes, late) : frozen.tenant();
        List<Subject> subjects =
                frozen.subjects() == null
                        ? subjects(plan, tools, end, notes, late)
                        : frozen.subjects();
        List<Recording<?>> all =
                plan.each() == null ? one(subjects, ended, notes) : batch(subjects, ended, notes);
        all.forEach(event -> say(event, ended, tenant));
        return all;
    }

    /** What a condition says about the result decides only where there is one. */
    private boolean isWanted(Scope end, Ended ended, Notes notes) {
        Attribute when = plan.when();
        if (when == null || (when.late() && !ended.succeeded())) {
            return true;
        }
        Object wanted = when.value(end, notes);
        return !Boolean.FALSE.equals(wanted);
    }

    private List<Recording<?>> one(@Nullable List<Subject> subjects, Ended ended, Notes notes) {
        if (subjects != null) {
            subjects.forEach(subject -> subject.fill(recording, ended, notes));
        }
        return List.of(recording);
    }

    private List<Recording<?>> batch(@Nullable List<Subject> subjects, Ended ended, Notes notes) {
        List<Recording<?>> all = new ArrayList<>();
        all.add(recording);
        String name = plan.type().name();
        recording.target(Target.of("batch", name)).arg("name", name);
        if (subjects != null) {
            recording.metadata("rows", Integer.toString(subjects.size()));
            WorklogContext inside = context.withBatch(id());
            for (Subject subject : subjects) {
                Recording<?> child = record(log, plan.type(), inside);
                subject.fill(child, ended, new Notes());
                all.add(child);
            }
        }
        notes.addTo(recording);
        return all;
    }

    private static void say(Recording<?> event, Ended ended, @Nullable String tenant) {
        String detail = ended.detail();
        if (detail == null) {
            event.outcome(ended.outcome());
        } else {
            event.outcome(ended.outcome(), detail);
        }
        if (tenant != null) {
            event.tenant(tenant);
        }
    }
}
