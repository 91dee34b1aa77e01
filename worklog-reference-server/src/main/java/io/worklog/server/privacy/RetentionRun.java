package io.worklog.server.privacy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What applying the classes of retention would drop, or dropped.
 *
 * @param dryRun whether nothing was dropped
 * @param projects each project with events
 */
record RetentionRun(boolean dryRun, List<InProject> projects) {
    RetentionRun {
        projects = List.copyOf(projects);
    }

    /**
     * One project.
     *
     * @param project its identifier
     * @param retentionClass the class it has
     * @param months how long that keeps events
     * @param entries how many events go; they go from the oldest on, in groups of 256
     * @param minIndex the place of the first event that stays
     * @param keptBy the place of the event that kept more from going; null where none did
     * @param heldBy cases that forbid it: nothing of this project goes
     */
    record InProject(
            String project,
            String retentionClass,
            int months,
            long entries,
            long minIndex,
            @Nullable Long keptBy,
            List<String> heldBy) {
        InProject {
            heldBy = List.copyOf(heldBy);
        }
    }
}
