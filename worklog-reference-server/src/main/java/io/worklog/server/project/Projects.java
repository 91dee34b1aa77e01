package io.worklog.server.project;

import io.worklog.server.access.Caller;
import io.worklog.server.access.Permission;
import io.worklog.server.access.ProjectRef;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Projects, as much of them as other features need beside who may what. Thread-safe. */
public interface Projects {
    /** How a project works now. */
    ProjectSettings settings(String project);

    /**
     * What a new record can begin with.
     *
     * @throws io.worklog.server.api.Problem if the project has no such template
     */
    Template template(String project, String id);

    /**
     * What somebody is a member of, newest first; nothing for the holder of a system role, who has no
     * rights by membership. At most as many as a page may have.
     */
    List<Membership> of(Caller caller);

    /** People whose roles allow something in a project, by themselves or through a team. */
    Set<String> allowed(ProjectRef project, Permission permission);

    /**
     * Projects of all tenants that are not archived, by identifier, for work that goes over all.
     *
     * @param after the last identifier that is done with; null for the first page
     */
    List<ProjectRef> active(@Nullable String after, int limit);
}
