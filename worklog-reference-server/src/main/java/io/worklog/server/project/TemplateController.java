package io.worklog.server.project;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.worklog.server.access.Access;
import io.worklog.server.access.Permission;
import io.worklog.server.access.ProjectRef;
import io.worklog.server.api.EntityTag;
import io.worklog.server.api.Page;
import io.worklog.server.project.TemplateRows.NamedTemplate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Templates of records over REST. */
@RestController
@Tag(name = "templates")
final class TemplateController {
    private final TemplateWork work;
    private final TemplateRows rows;

    TemplateController(TemplateWork work, TemplateRows rows) {
        this.work = work;
        this.rows = rows;
    }

    /** A template as callers give it. */
    record TemplateBody(String name, Template template) {}

    @GetMapping("/api/v1/projects/{project}/templates")
    @Access(Permission.PROJECT_READ)
    @Operation(operationId = "listTemplates", summary = "Lists a project's templates, at most 100")
    Page<NamedTemplate> list(ProjectRef project) {
        return new Page<>(rows.all(project.id()), null);
    }

    @PostMapping("/api/v1/projects/{project}/templates")
    @Access(Permission.PROJECT_MANAGE)
    @Operation(operationId = "createTemplate", summary = "Adds a template")
    ResponseEntity<NamedTemplate> create(ProjectRef project, @RequestBody TemplateBody body) {
        NamedTemplate made = work.create(project, body);
        return ResponseEntity.status(HttpStatus.CREATED)
                .eTag(EntityTag.of(made.version()))
                .body(made);
    }

    @GetMapping("/api/v1/projects/{project}/templates/{template}")
    @Access(Permission.PROJECT_READ)
    @Operation(operationId = "getTemplate", summary = "Reads a template")
    ResponseEntity<NamedTemplate> get(ProjectRef project, @PathVariable String template) {
        NamedTemplate found = rows.named(project.id(), template);
        return ResponseEntity.ok().eTag(EntityTag.of(found.version())).body(found);
    }

    @PutMapping("/api/v1/projects/{project}/templates/{template}")
    @Access(Permission.PROJECT_MANAGE)
    @Operation(operationId = "updateTemplate", summary = "Replaces a template")
    ResponseEntity<NamedTemplate> put(
            ProjectRef project,
            @PathVariable String template,
            @RequestHeader(name = "If-Match", required = false) @Nullable String tag,
            @RequestBody TemplateBody body) {
        NamedTemplate now = work.update(project, template, EntityTag.required(tag), body);
        return ResponseEntity.ok().eTag(EntityTag.of(now.version())).body(now);
    }

    @DeleteMapping("/api/v1/projects/{project}/templates/{template}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(Permission.PROJECT_MANAGE)
    @Operation(operationId = "deleteTemplate", summary = "Takes a template away")
    void delete(ProjectRef project, @PathVariable String template) {
        work.delete(project, template);
    }
}
