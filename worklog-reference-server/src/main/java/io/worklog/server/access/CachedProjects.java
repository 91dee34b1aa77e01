package io.worklog.server.access;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Asks a directory; what a program may, which comes back at once, is believed for a moment. Whoever has a duty in running the system
 * may in a project what the duty allows and nothing else, whatever they are a member of.
 */
final class CachedProjects implements ProjectDirectory {
    private final ProjectDirectory directory;
    private final ProjectCache cache;

    CachedProjects(ProjectDirectory directory, ProjectCache cache) {
        this.directory = directory;
        this.cache = cache;
    }

    @Override
    public Optional<ProjectRef> find(String tenant, String id) {
        return cache.project(tenant, id, () -> directory.find(tenant, id));
    }

    @Override
    public List<ProjectRef> all(String tenant) {
        return directory.all(tenant);
    }

    @Override
    public Set<Permission> permissions(Caller caller, ProjectRef project) {
        Set<Permission> may = EnumSet.noneOf(Permission.class);
        may.addAll(
                caller.via() == Caller.Via.SESSION
                        ? ask(caller, project)
                        : cache.permissions(caller, project, () -> ask(caller, project)));
        may.retainAll(caller.grant().permissions());
        return may;
    }

    /** What the person may, whichever credential they came with. */
    private Set<Permission> ask(Caller caller, ProjectRef project) {
        Set<Permission> may = EnumSet.noneOf(Permission.class);
        may.addAll(directory.permissions(caller.withEverything(), project));
        SystemRole role = caller.role();
        if (role != null) {
            may.retainAll(role.permissions());
        }
        return Set.copyOf(may);
    }
}
