package io.worklog.server.project;

import io.worklog.Recording;
import io.worklog.catalog.EventType;
import io.worklog.server.access.Caller;
import io.worklog.server.access.ProjectRef;
import io.worklog.server.access.ProjectRole;
import io.worklog.server.api.EntityTag;
import io.worklog.server.api.Problem;
import io.worklog.server.db.Database;
import io.worklog.server.db.Ids;
import io.worklog.server.trail.Trail;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes and changes projects, each step with its event. Thread-safe. */
final class ProjectWork {
    private final Database database;
    private final ProjectRows rows;
    private final MemberRows members;
    private final Ids ids;
    private final InstantSource clock;
    private final Trail trail;

    ProjectWork(
            Database database,
            ProjectRows rows,
            MemberRows members,
            Ids ids,
            InstantSource clock,
            Trail trail) {
        this.database = database;
        this.rows = rows;
        this.members = members;
        this.ids = ids;
        this.clock = clock;
        this.trail = trail;
    }

    ProjectRow create(Caller caller, ProjectInput.NewProject wanted) {
        ProjectInput.check(wanted.name(), wanted.key(), wanted.description());
        ProjectRow made = made(caller, wanted);
        // A log that is opened within the transaction could wait for the database's only writer.
        trail.of(made.ref());
        return database.inTransaction(() -> {
            rows.insert(made);
            members.set(
                    MemberRows.Kind.PERSON,
                    made.id(),
                    caller.userId(),
                    EnumSet.of(ProjectRole.OWNER));
            event(made.ref(), ProjectEvents.CREATED)
                    .set("name", null, made.name())
                    .set("key", null, made.key())
                    .set("visibility", null, made.visibility())
                    .set("owner", null, caller.userId())
                    .commit();
            return made;
        });
    }

    private ProjectRow made(Caller caller, ProjectInput.NewProject wanted) {
        return new ProjectRow(
                ids.next("prj"),
                caller.tenant(),
                wanted.name().strip(),
                wanted.key(),
                Objects.requireNonNullElse(wanted.description(), ""),
                ProjectState.ACTIVE,
                Objects.requireNonNullElse(wanted.visibility(), Visibility.MEMBERS),
                ProjectSettings.DEFAULTS,
                clock.instant(),
                caller.userId(),
                1);
    }

    ProjectRow change(ProjectRef project, long version, ProjectInput.ProjectChange change) {
        ProjectRow before = current(project, version);
        requireActive(before);
        String key = change.key() == null ? before.key() : change.key();
        ProjectRow after =
                before.with(
                        Objects.requireNonNullElse(change.name(), before.name()).strip(),
                        key == null || key.isEmpty() ? null : key,
                        Objects.requireNonNullElse(change.description(), before.description()),
                        Objects.requireNonNullElse(change.visibility(), before.visibility()));
        ProjectInput.check(after.name(), after.key(), after.description());
        return write(
                after,
                ProjectEvents.UPDATED,
                event ->
                        event.set("name", before.name(), after.name())
                                .set("key", before.key(), after.key())
                                .set("description", before.description(), after.description())
                                .set("visibility", before.visibility(), after.visibility()));
    }

    ProjectRow settings(ProjectRef project, long version, ProjectSettings settings) {
        ProjectRow before = current(project, version);
        requireActive(before);
        return write(
                before.with(settings),
                ProjectEvents.SETTINGS_CHANGED,
                event -> {
                    SettingsChanges.put(event, before.settings(), settings);
                });
    }

    ProjectRow archive(
            ProjectRef project, long version, ProjectState wanted, @Nullable String reason) {
        ProjectRow before = current(project, version);
        if (before.state() == wanted) {
            throw Problem.of(ProjectProblem.PROJECT_STATE, "it is " + wanted + " already");
        }
        String why = ProjectInput.required(reason);
        boolean closing = wanted == ProjectState.ARCHIVED;
        return write(
                before.with(wanted),
                closing ? ProjectEvents.ARCHIVED : ProjectEvents.UNARCHIVED,
                event -> event.set("state", before.state(), wanted).reason(why));
    }

    private ProjectRow write(
            ProjectRow after, EventType<Object> type, Consumer<Recording<Object>> fill) {
        database.inTransaction(() -> {
            rows.update(after);
            Recording<Object> event = event(after.ref(), type);
            fill.accept(event);
            event.commit();
        });
        return rows.get(after.id());
    }

    private ProjectRow current(ProjectRef project, long version) {
        ProjectRow row = rows.get(project.id());
        if (row.version() != version) {
            throw EntityTag.stale();
        }
        return row;
    }

    static void requireActive(ProjectRow project) {
        if (project.state() != ProjectState.ACTIVE) {
            throw Problem.of(ProjectProblem.PROJECT_STATE, "the project is archived");
        }
    }

    Recording<Object> event(ProjectRef project, EventType<Object> type) {
        return trail.of(project).record(type).target(project.id(), project.name());
    }
}
