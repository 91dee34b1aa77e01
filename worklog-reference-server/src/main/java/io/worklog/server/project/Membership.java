package io.worklog.server.project;

import io.worklog.server.access.Permission;
import io.worklog.server.access.ProjectRef;
import java.util.Objects;
import java.util.Set;

/**
 * A project that somebody is a member of, by themselves or through a team.
 *
 * @param project the project
 * @param settings how it works now
 * @param permissions what the member may do in it, as far as the credential allows it
 */
public record Membership(
        ProjectRef project, ProjectSettings settings, Set<Permission> permissions) {
    public Membership {
        Objects.requireNonNull(project, "project");
        Objects.requireNonNull(settings, "settings");
        permissions = Set.copyOf(permissions);
    }

    /** Whether the member may do this now; whatever writes is closed in an archived project. */
    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }
}
