package io.worklog.server.project;

import io.worklog.Recording;
import io.worklog.event.Target;
import io.worklog.server.access.ProjectRef;
import io.worklog.server.api.Problem;
import io.worklog.server.db.Database;
import io.worklog.server.db.Ids;
import io.worklog.server.project.TemplateController.TemplateBody;
import io.worklog.server.project.TemplateRows.NamedTemplate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes templates, each step with its event in the project's log. Thread-safe. */
final class TemplateWork {
    private static final int MAX_TEMPLATES = 100;
    private static final int MAX_NAME = 200;
    private static final int MAX_CONTENT = 200_000;
    private static final int MAX_TAGS = 20;

    private final Database database;
    private final TemplateRows rows;
    private final ProjectWork projects;
    private final Ids ids;

    TemplateWork(Database database, TemplateRows rows, ProjectWork projects, Ids ids) {
        this.database = database;
        this.rows = rows;
        this.projects = projects;
        this.ids = ids;
    }

    NamedTemplate create(ProjectRef project, TemplateBody body) {
        check(body);
        if (rows.count(project.id()) >= MAX_TEMPLATES) {
            throw Problem.invalid("/name", "a project has at most " + MAX_TEMPLATES + " templates");
        }
        NamedTemplate made =
                new NamedTemplate(ids.next("tpl"), body.name().strip(), body.template(), 1);
        database.inTransaction(() -> {
            rows.insert(project.id(), made);
            event(project, null, made);
        });
        return made;
    }

    NamedTemplate update(ProjectRef project, String id, long version, TemplateBody body) {
        check(body);
        NamedTemplate before = rows.named(project.id(), id);
        NamedTemplate after = new NamedTemplate(id, body.name().strip(), body.template(), version);
        database.inTransaction(() -> {
            rows.update(project.id(), after);
            event(project, before, after);
        });
        return rows.named(project.id(), id);
    }

    void delete(ProjectRef project, String id) {
        NamedTemplate before = rows.named(project.id(), id);
        database.inTransaction(() -> {
            rows.delete(project.id(), id);
            event(project, before, null);
        });
    }

    private void event(
            ProjectRef project, @Nullable NamedTemplate before, @Nullable NamedTemplate after) {
        NamedTemplate named = after == null ? before : after;
        if (named == null) {
            return;
        }
        Recording<Object> event =
                projects.event(project, ProjectEvents.TEMPLATE_CHANGED)
                        .target(new Target("template", named.id(), named.name(), "template"));
        event.set("name", name(before), name(after))
                .set("template", text(before), text(after))
                .commit();
    }

    private static @Nullable String name(@Nullable NamedTemplate template) {
        return template == null ? null : template.name();
    }

    private static @Nullable String text(@Nullable NamedTemplate template) {
        return template == null ? null : template.template().toString();
    }

    private static void check(TemplateBody body) {
        List<Problem.Place> faults = new ArrayList<>();
        if (body.name() == null || body.name().isBlank() || body.name().length() > MAX_NAME) {
            faults.add(new Problem.Place("/name", "must be 1 to " + MAX_NAME + " characters"));
        }
        Template template = body.template();
        if (template == null) {
            faults.add(new Problem.Place("/template", "is needed"));
        } else {
            content(faults, template);
        }
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
    }

    private static void content(List<Problem.Place> faults, Template template) {
        String content = template.content();
        if (content != null && content.length() > MAX_CONTENT) {
            faults.add(new Problem.Place("/template/content", "is too long"));
        }
        if (template.tags().size() > MAX_TAGS) {
            faults.add(new Problem.Place("/template/tags", "must be at most " + MAX_TAGS));
        }
        var fields = template.fields();
        if (fields != null && !fields.isObject() && !fields.isNull()) {
            faults.add(new Problem.Place("/template/fields", "must be an object"));
        }
    }
}
