package io.worklog.server.project;

import io.worklog.server.access.ProjectRole;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A project as callers see it.
 *
 * @param id its identifier, and the name of its log
 * @param name its name
 * @param key a short word for it, unique in the tenant; null where it has none
 * @param description what it is about
 * @param state whether it is written to
 * @param visibility who may read it without being a member
 * @param createdAt when it was made
 * @param createdBy who made it
 * @param roles what the caller is in it, by themselves; roles by team are not among them
 * @param version what the entity tag is made of
 */
public record ProjectView(
        String id,
        String name,
        @Nullable String key,
        String description,
        ProjectState state,
        Visibility visibility,
        Instant createdAt,
        String createdBy,
        Set<ProjectRole> roles,
        long version) {
    public ProjectView {
        roles = Set.copyOf(roles);
    }

    static ProjectView of(ProjectRow row, Set<ProjectRole> roles) {
        return new ProjectView(
                row.id(),
                row.name(),
                row.key(),
                row.description(),
                row.state(),
                row.visibility(),
                row.createdAt(),
                row.createdBy(),
                roles,
                row.version());
    }
}
