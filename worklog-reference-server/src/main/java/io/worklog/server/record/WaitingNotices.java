package io.worklog.server.record;

import io.worklog.server.access.ProjectRef;
import io.worklog.server.project.ProjectSettings;
import io.worklog.server.record.NotificationRows.Notice;
import java.util.List;
import java.util.Set;

/** Tells in the application who has to do something about a record. Thread-safe. */
final class WaitingNotices {
    private final NotificationRows rows;
    private final VersionRows versions;

    WaitingNotices(NotificationRows rows, VersionRows versions) {
        this.rows = rows;
        this.versions = versions;
    }

    /** Tells one person, unless they were told of this state of the record before. */
    boolean tell(ProjectRef project, RecordRow row, NotificationKind kind, String user) {
        return rows.insert(
                new Notice(
                        user,
                        kind,
                        project.tenant(),
                        project.id(),
                        row.id(),
                        Long.toString(row.version())));
    }

    /**
     * Tells those who may decide on a record, by the rules of its project.
     *
     * @param approvers who may approve in the project
     * @return how many were told
     */
    long tellApprovers(
            ProjectRef project,
            ProjectSettings settings,
            RecordRow row,
            NotificationKind kind,
            Set<String> approvers) {
        List<String> tookPart = settings.fourEyes() ? participants(row) : List.of();
        // Where authors may approve, only a long wait is news to them.
        boolean own = !settings.fourEyes() && kind == NotificationKind.APPROVAL_OVERDUE;
        long told = 0;
        for (String approver : approvers) {
            boolean may =
                    (own || !approver.equals(row.author().id())) && !tookPart.contains(approver);
            told += may && tell(project, row, kind, approver) ? 1 : 0;
        }
        return told;
    }

    private List<String> participants(RecordRow row) {
        return versions.get(row.id(), row.number()).body().participants().stream()
                .map(Participant::id)
                .toList();
    }
}
