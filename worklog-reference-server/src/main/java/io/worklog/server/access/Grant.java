package io.worklog.server.access;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a credential may be used for; it never gives more than its owner may.
 *
 * @param id what the credential is called in events; never its secret
 * @param permissions what it may be used for
 * @param projects the only projects it may be used for; null means every one
 */
public record Grant(String id, Set<Permission> permissions, @Nullable Set<String> projects) {
    public Grant {
        permissions =
                permissions.isEmpty()
                        ? EnumSet.noneOf(Permission.class)
                        : EnumSet.copyOf(permissions);
        projects = projects == null ? null : Set.copyOf(projects);
    }

    /** Everything its owner may do. */
    public static Grant everything(String id) {
        return new Grant(id, EnumSet.allOf(Permission.class), null);
    }

    /** Whether it may be used for a project. */
    public boolean covers(String project) {
        return projects == null || projects.contains(project);
    }
}
