package io.worklog.server.project;

import io.worklog.server.access.ProjectRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A project as the database has it. */
record ProjectRow(
        String id,
        String tenant,
        String name,
        @Nullable String key,
        String description,
        ProjectState state,
        Visibility visibility,
        ProjectSettings settings,
        Instant createdAt,
        String createdBy,
        long version) {
    /** What others know of it; its log has its identifier as name. */
    ProjectRef ref() {
        boolean archived = state == ProjectState.ARCHIVED;
        return new ProjectRef(id, tenant, name, id, archived, settings.delivery());
    }

    ProjectRow with(String newName, @Nullable String newKey, String text, Visibility seen) {
        return new ProjectRow(
                id, tenant, newName, newKey, text, state, seen, settings, createdAt, createdBy,
                version);
    }

    ProjectRow with(ProjectState newState) {
        return new ProjectRow(
                id,
                tenant,
                name,
                key,
                description,
                newState,
                visibility,
                settings,
                createdAt,
                createdBy,
                version);
    }

    ProjectRow with(ProjectSettings newSettings) {
        return new ProjectRow(
                id,
                tenant,
                name,
                key,
                description,
                state,
                visibility,
                newSettings,
                createdAt,
                createdBy,
                version);
    }
}
