package io.worklog.server.access;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds projects and says what a caller may do in them. Thread-safe; answers within 5 s of a change. */
public interface ProjectDirectory {
    /** A project of a tenant, by its identifier. */
    Optional<ProjectRef> find(String tenant, String id);

    /** Every project of a tenant, archived ones too, by identifier. For work on behalf of none. */
    List<ProjectRef> all(String tenant);

    /**
     * What a caller may do in a project: by membership, team, visibility and system role, as far as
     * the credential allows it. Empty means that the project is not visible.
     */
    Set<Permission> permissions(Caller caller, ProjectRef project);
}
