package io.worklog.server.record;

import io.worklog.server.access.ProjectRef;
import io.worklog.server.api.Problem;
import io.worklog.server.evidence.EvidenceFile;
import io.worklog.server.evidence.EvidenceFiles;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;

/** The files that records need: those of all their versions, not of the newest alone. */
final class RecordEvidence {
    private static final String KIND = "record";

    private final ObjectProvider<EvidenceFiles> files;
    private final VersionRows versions;

    RecordEvidence(ObjectProvider<EvidenceFiles> files, VersionRows versions) {
        this.files = files;
        this.versions = versions;
    }

    /**
     * Says which files a record needs, where its author named any, and puts what they are into what
     * the version says. Belongs into the transaction that writes the version.
     */
    RecordContent refer(
            ProjectRef project, String record, RecordContent content, RecordInput input) {
        List<String> wanted = input.evidence();
        if (wanted == null || wanted.isEmpty() && content.evidence().isEmpty()) {
            return content;
        }
        Set<String> needed = new LinkedHashSet<>(wanted);
        versions.all(record).stream()
                .filter(version -> version.submittedAt() != null)
                .flatMap(version -> version.body().evidence().stream())
                .forEach(file -> needed.add(file.id()));
        Map<String, EvidenceFile> found = found(project, record, List.copyOf(needed));
        return content.withEvidence(
                wanted.stream()
                        .map(id -> EvidenceRef.of(Objects.requireNonNull(found.get(id))))
                        .toList());
    }

    private Map<String, EvidenceFile> found(
            ProjectRef project, String record, List<String> needed) {
        EvidenceFiles keeper = files.getIfAvailable();
        if (keeper == null) {
            throw Problem.invalid("/evidence", "files are not kept here");
        }
        Map<String, EvidenceFile> found = new LinkedHashMap<>();
        keeper.reference(project, KIND, record, needed).forEach(file -> found.put(file.id(), file));
        return found;
    }
}
