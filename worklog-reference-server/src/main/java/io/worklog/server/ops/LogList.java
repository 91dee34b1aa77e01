package io.worklog.server.ops;

import io.worklog.Worklog;
import io.worklog.log.LogId;
import io.worklog.server.access.ProjectDirectory;
import io.worklog.server.access.ProjectRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The logs that a tenant has: its projects' and its system log. */
final class LogList {
    private static final String SYSTEM = "system.";

    private final Worklog worklog;
    private final ProjectDirectory projects;

    LogList(Worklog worklog, ProjectDirectory projects) {
        this.worklog = worklog;
        this.projects = projects;
    }

    /**
     * A log.
     *
     * @param name its name
     * @param project whose it is; null for the system log
     */
    record Entry(String name, @Nullable ProjectRef project) {}

    /** Those that have been written at least once, by name. */
    List<Entry> of(String tenant) {
        return of(tenant, worklog.logs().stream().map(LogId::value).collect(Collectors.toSet()));
    }

    /** Those of some, by name; the store of the logs is not asked. */
    List<Entry> of(String tenant, Set<String> there) {
        List<Entry> all = new ArrayList<>();
        all.add(new Entry(SYSTEM + tenant, null));
        projects.all(tenant).forEach(project -> all.add(new Entry(project.log(), project)));
        return all.stream()
                .filter(entry -> there.contains(entry.name()))
                .sorted(Comparator.comparing(Entry::name))
                .toList();
    }

    /** Every tenant that has a log. */
    List<String> tenants() {
        return worklog.logs().stream()
                .map(LogId::value)
                .filter(name -> name.startsWith(SYSTEM))
                .map(name -> name.substring(SYSTEM.length()))
                .toList();
    }
}
