package io.worklog.server.record;

import io.worklog.server.access.PersonDirectory;
import io.worklog.server.access.PersonDirectory.Person;
import io.worklog.server.access.ProjectRef;
import io.worklog.server.project.FieldSchemas;
import io.worklog.server.project.ProjectSettings;
import io.worklog.server.project.Projects;
import io.worklog.server.project.Template;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes what a version says from what its author sent; tells every fault at once. Thread-safe. */
final class ContentMaker {
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    private final Projects projects;
    private final FieldSchemas schemas;
    private final ObjectProvider<PersonDirectory> people;
    private final RecordRows rows;
    private final InstantSource clock;
    private final JsonMapper json;

    ContentMaker(
            Projects projects,
            FieldSchemas schemas,
            ObjectProvider<PersonDirectory> people,
            RecordRows rows,
            InstantSource clock,
            JsonMapper json) {
        this.projects = projects;
        this.schemas = schemas;
        this.people = people;
        this.rows = rows;
        this.clock = clock;
        this.json = json;
    }

    /** A new record; its files are added by whoever keeps them. */
    RecordContent create(ProjectRef project, RecordInput input) {
        return made(project, input, empty(project, input.template()), null);
    }

    /** A record that was changed. */
    RecordContent change(
            ProjectRef project, String record, RecordInput input, RecordContent before) {
        return made(project, input, before, record);
    }

    private RecordContent empty(ProjectRef project, @Nullable String template) {
        Template is =
                template == null
                        ? new Template(null, null, null, List.of(), null)
                        : projects.template(project.id(), template);
        Integer minutes = is.minutes();
        return new RecordContent(
                Objects.requireNonNullElse(is.title(), ""),
                Objects.requireNonNullElse(is.content(), ""),
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC),
                null,
                null,
                minutes == null ? 0 : minutes,
                List.of(),
                is.tags(),
                List.of(),
                List.of(),
                fields(is.fields(), Map.of()));
    }

    private RecordContent made(
            ProjectRef project, RecordInput input, RecordContent before, @Nullable String self) {
        InputCheck check = new InputCheck();
        check.check(input);
        Instant started = time(input.startedAt(), before.startedAt(), input.clear(), "startedAt");
        Instant ended = time(input.endedAt(), before.endedAt(), input.clear(), "endedAt");
        if (started != null && ended != null && ended.isBefore(started)) {
            check.add("/endedAt", "must not be before startedAt");
        }
        RecordContent made =
                new RecordContent(
                        Objects.requireNonNullElse(input.title(), before.title()).strip(),
                        Objects.requireNonNullElse(input.content(), before.content()),
                        Objects.requireNonNullElse(input.date(), before.date()),
                        started,
                        ended,
                        minutes(input, before, started, ended),
                        participants(check, project, input.participants(), before),
                        noNulls(input.tags(), before.tags()),
                        before.evidence(),
                        noNulls(input.links(), before.links()),
                        fields(input.fields(), before.fields()));
        if (made.title().isEmpty()) {
            check.add("/title", "is needed");
        }
        links(check, project, input.links(), self);
        ofProject(check, project, made);
        check.throwIfAny();
        return made;
    }

    private static @Nullable Instant time(
            @Nullable Instant said,
            @Nullable Instant before,
            @Nullable Set<String> clear,
            String name) {
        if (said != null) {
            return said.truncatedTo(ChronoUnit.MILLIS);
        }
        return clear != null && clear.contains(name) ? null : before;
    }

    private static long minutes(
            RecordInput input,
            RecordContent before,
            @Nullable Instant started,
            @Nullable Instant ended) {
        if (input.minutes() != null) {
            return input.minutes();
        }
        boolean times = input.startedAt() != null || input.endedAt() != null;
        if (times && started != null && ended != null) {
            return Math.clamp(
                    Duration.between(started, ended).toMinutes(), 0, InputCheck.MAX_MINUTES);
        }
        return before.minutes();
    }

    private static <T> List<T> noNulls(@Nullable List<T> said, List<T> before) {
        return said == null ? before : said.stream().filter(Objects::nonNull).toList();
    }

    private List<Participant> participants(
            InputCheck check,
            ProjectRef project,
            @Nullable List<String> said,
            RecordContent before) {
        if (said == null) {
            return before.participants();
        }
        List<String> ids = noNulls(said, List.of());
        PersonDirectory directory = people.getIfAvailable();
        Map<String, Person> found =
                directory == null || ids.isEmpty()
                        ? Map.of()
                        : directory.find(project.tenant(), ids);
        List<Participant> made = new ArrayList<>();
        for (String id : ids) {
            Person person = found.get(id);
            if (person == null) {
                check.add("/participants/" + made.size(), "is nobody of this tenant");
            }
            made.add(new Participant(id, person == null ? null : person.name()));
        }
        return made;
    }

    private Map<String, Object> fields(@Nullable JsonNode said, Map<String, Object> before) {
        if (said == null || said.isNull() || !said.isObject()) {
            return before;
        }
        return json.convertValue(said, FIELDS);
    }

    private void links(
            InputCheck check,
            ProjectRef project,
            @Nullable List<RecordLink> said,
            @Nullable String self) {
        if (said == null || said.isEmpty()) {
            return;
        }
        Set<String> there =
                rows.existing(
                        project.id(),
                        said.stream().filter(Objects::nonNull).map(RecordLink::record).toList());
        for (int i = 0; i < said.size(); i++) {
            RecordLink link = said.get(i);
            if (link == null || link.type() == null || !there.contains(link.record())) {
                check.add("/links/" + i, "is no record of this project, or has no type");
            } else if (link.record().equals(self)) {
                check.add("/links/" + i, "is the record itself");
            }
        }
    }

    /** Checks by the rules that the project has now; they may be others than when it was written. */
    void recheck(ProjectRef project, RecordContent content) {
        InputCheck check = new InputCheck();
        ofProject(check, project, content);
        check.throwIfAny();
    }

    private void ofProject(InputCheck check, ProjectRef project, RecordContent made) {
        ProjectSettings settings = projects.settings(project.id());
        String schema = settings.fieldSchema();
        if (schema != null) {
            check.addAll(schemas.faults(schema, json.valueToTree(made.fields())));
        } else if (!made.fields().isEmpty()) {
            check.add("/fields", "the project has no custom fields");
        }
    }
}
