package io.worklog.server.evidence;

import io.worklog.event.Actor;
import io.worklog.retention.RedactionScope.AttachedEvidence;
import io.worklog.retention.Retention;
import io.worklog.server.access.ProjectRef;
import io.worklog.server.db.Database;
import io.worklog.server.trail.Trail;
import java.util.List;

/**
 * Removes files by the library's own erasure, so that a check of the log finds an erasure and not a
 * missing file.
 */
final class FileRemoval implements EvidenceErasure {
    private final EvidenceRows rows;
    private final Database database;
    private final Trail trail;

    FileRemoval(EvidenceRows rows, Database database, Trail trail) {
        this.rows = rows;
        this.database = database;
        this.trail = trail;
    }

    @Override
    public List<EvidenceFile> broughtBy(ProjectRef project, String person) {
        return rows.of(project.id(), person);
    }

    @Override
    public boolean erase(ProjectRef project, EvidenceFile file, String ground, Actor by) {
        Retention retention = trail.of(project).retention();
        AttachedEvidence bytes = new AttachedEvidence(file.sha256());
        boolean last = !rows.usedBesides(file.sha256(), file.id());
        if (last || !retention.plan(bytes).heldBy().isEmpty()) {
            // What is held is refused here, also where only the name would go.
            retention.redact(bytes, ground, by);
        }
        database.inTransaction(() -> forget(project, file, ground, by));
        return last;
    }

    private void forget(ProjectRef project, EvidenceFile file, String ground, Actor by) {
        if (rows.erase(file.id())) {
            trail.of(project)
                    .record(EvidenceEvents.REMOVED)
                    .actor(by)
                    .target(file.id())
                    .metadata("sha256", file.sha256())
                    .reason(ground)
                    .commit();
        }
    }
}
