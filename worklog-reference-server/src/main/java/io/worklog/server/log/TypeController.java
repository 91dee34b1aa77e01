package io.worklog.server.log;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.worklog.catalog.EventType;
import io.worklog.event.TypeRef;
import io.worklog.server.access.Access;
import io.worklog.server.access.Caller;
import io.worklog.server.access.Permission;
import io.worklog.server.access.ProjectRef;
import io.worklog.server.api.EntityTag;
import io.worklog.server.api.Problem;
import io.worklog.server.log.EventTypes.Registered;
import io.worklog.spring.reference.WorklogReference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Event types of a project. */
@RestController
@Tag(name = "event-types")
final class TypeController {
    private static final String TYPES = "/api/v1/projects/{project}/event-types";
    private static final String SCHEMA_JSON = "application/schema+json";
    private static final Comparator<TypeView> BY_NAME =
            Comparator.comparing(TypeView::name).thenComparing(TypeView::version);

    private final EventTypes types;

    TypeController(EventTypes types) {
        this.types = types;
    }

    /** The types of a project and the server's own, by name and version. */
    record TypeList(List<TypeView> items) {}

    /** All types. */
    @GetMapping(TYPES)
    @Access(Permission.EVENT_READ)
    @Operation(
            operationId = "listEventTypes",
            summary = "The event types that the project registered, and the server's own")
    TypeList list(ProjectRef project) {
        List<TypeView> all = new ArrayList<>();
        types.of(project).all().forEach(type -> all.add(TypeView.of(type)));
        types.own().forEach(type -> all.add(TypeView.own(type)));
        all.sort(BY_NAME);
        return new TypeList(all);
    }

    /** Registers a version. */
    @PostMapping(TYPES)
    @Access(Permission.PROJECT_MANAGE)
    @Operation(
            operationId = "registerEventType",
            summary = "Register a version of an event type; 200 where it is registered already")
    ResponseEntity<TypeView> register(
            Caller caller, ProjectRef project, @RequestBody TypeDefinition definition) {
        if (project.archived()) {
            throw Problem.of(LogProblem.PROJECT_ARCHIVED, "project " + project.id());
        }
        Registered done = types.register(caller, project, definition);
        return ResponseEntity.status(done.isNew() ? 201 : 200).body(TypeView.of(done.type()));
    }

    /** One version as it was registered. */
    @GetMapping(TYPES + "/{name}/{version}")
    @Access(Permission.EVENT_READ)
    @Operation(operationId = "getEventType", summary = "One version of an event type")
    TypeView get(
            ProjectRef project,
            @PathVariable("name") String name,
            @PathVariable("version") int version) {
        TypeRef ref = new TypeRef(name, version);
        return types.of(project)
                .find(ref)
                .map(TypeView::of)
                .orElseGet(() -> TypeView.own(own(ref)));
    }

    private EventType<?> own(TypeRef ref) {
        return types.own().stream()
                .filter(type -> type.ref().equals(ref))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("the event type"));
    }

    /** The JSON Schema of recorded events. */
    @GetMapping(path = TYPES + "/{name}/{version}/schema", produces = SCHEMA_JSON)
    @Access(Permission.EVENT_READ)
    @Operation(
            operationId = "eventTypeSchema",
            summary = "JSON Schema of such events as they are recorded and exported")
    ResponseEntity<String> schema(
            ProjectRef project,
            @PathVariable("name") String name,
            @PathVariable("version") int version) {
        TypeRef ref = new TypeRef(name, version);
        EventType<?> type =
                types.of(project)
                        .find(ref)
                        .<EventType<?>>map(RegisteredType::type)
                        .orElseGet(() -> own(ref));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(SCHEMA_JSON))
                .body(WorklogReference.schema(type));
    }

    /** The JSON Schema of events as they are sent. */
    @GetMapping(path = TYPES + "/{name}/{version}/sent-schema", produces = SCHEMA_JSON)
    @Access(Permission.EVENT_READ)
    @Operation(
            operationId = "eventTypeSentSchema",
            summary = "JSON Schema that the project registered for such events as they are sent")
    ResponseEntity<String> sentSchema(
            ProjectRef project,
            @PathVariable("name") String name,
            @PathVariable("version") int version) {
        return types.of(project)
                .find(new TypeRef(name, version))
                .map(type -> type.definition().schema())
                .map(schema ->
                        ResponseEntity.ok()
                                .contentType(MediaType.parseMediaType(SCHEMA_JSON))
                                .body(schema.toPrettyString()))
                .orElseThrow(() -> Problem.notFound("the schema"));
    }

    /**
     * What a project does with events of types that it did not register.
     *
     * @param unknownAllowed whether it takes them
     */
    record TypeSettings(boolean unknownAllowed) {}

    /** The setting. */
    @GetMapping(TYPES + "/settings")
    @Access(Permission.EVENT_READ)
    @Operation(
            operationId = "getEventTypeSettings",
            summary = "Whether the project takes events of types that it did not register")
    ResponseEntity<TypeSettings> settings(ProjectRef project) {
        return answer(types.of(project));
    }

    /** Changes the setting. */
    @PutMapping(TYPES + "/settings")
    @Access(Permission.PROJECT_MANAGE)
    @Operation(
            operationId = "setEventTypeSettings",
            summary = "Decide whether the project takes events of types that it did not register")
    ResponseEntity<TypeSettings> change(
            ProjectRef project,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody TypeSettings wanted) {
        long version = EntityTag.required(ifMatch);
        return answer(types.allowUnknown(project, wanted.unknownAllowed(), version));
    }

    private static ResponseEntity<TypeSettings> answer(ProjectTypes types) {
        return ResponseEntity.ok()
                .eTag(EntityTag.of(types.settingsVersion()))
                .body(new TypeSettings(types.unknownAllowed()));
    }
}
