package io.worklog.server.evidence;

import io.worklog.server.access.ProjectRef;
import io.worklog.server.api.Problem;
import io.worklog.server.db.Database;
import io.worklog.spi.EvidenceStore;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** The files of projects. */
final class ProjectFiles implements EvidenceFiles {
    private final EvidenceRows rows;
    private final EvidenceStore store;
    private final Custody custody;
    private final Database database;

    ProjectFiles(EvidenceRows rows, EvidenceStore store, Custody custody, Database database) {
        this.rows = rows;
        this.store = store;
        this.custody = custody;
        this.database = database;
    }

    @Override
    public Optional<EvidenceFile> find(ProjectRef project, String id) {
        return rows.find(project.id(), id);
    }

    /** A file that can be read. */
    EvidenceFile readable(ProjectRef project, String id) {
        EvidenceFile file = find(project, id).orElseThrow(() -> Problem.notFound("the file"));
        return switch (file.state()) {
            case AVAILABLE -> file;
            case QUARANTINED ->
                    throw Problem.of(
                            EvidenceProblem.EVIDENCE_QUARANTINED, "it waits to be scanned");
            case INFECTED ->
                    throw Problem.of(EvidenceProblem.EVIDENCE_INFECTED, "it is kept, unread");
            case ERASED -> throw Problem.of(EvidenceProblem.EVIDENCE_ERASED, "its bytes are gone");
        };
    }

    @Override
    public List<EvidenceFile> reference(
            ProjectRef project, String kind, String thing, Collection<String> files) {
        return database.inTransaction(() -> {
            List<EvidenceFile> found = found(project, files);
            rows.forget(project.id(), kind, thing);
            rows.refer(project.id(), kind, thing, new LinkedHashSet<>(files));
            return found;
        });
    }

    private List<EvidenceFile> found(ProjectRef project, Collection<String> files) {
        List<EvidenceFile> found = new ArrayList<>();
        List<Problem.Place> places = new ArrayList<>();
        for (String id : files) {
            String where = "/evidence/" + (found.size() + places.size());
            find(project, id)
                    .filter(file -> file.state() != EvidenceState.INFECTED)
                    .filter(file -> file.state() != EvidenceState.ERASED)
                    .ifPresentOrElse(
                            found::add,
                            () ->
                                    places.add(
                                            new Problem.Place(
                                                    where, "is no file that can be read")));
        }
        if (!places.isEmpty()) {
            throw Problem.invalid(places);
        }
        return found;
    }

    @Override
    public InputStream open(ProjectRef project, String id) throws IOException {
        return open(readable(project, id), 0);
    }

    /** The bytes from an offset on. */
    InputStream open(EvidenceFile file, long offset) throws IOException {
        return store.open(file.sha256(), offset)
                .orElseThrow(() -> new DamagedEvidenceException(file.sha256()));
    }

    @Override
    public void exported(ProjectRef project, EvidenceFile file, String export) {
        custody.exported(project, file, export);
    }
}
