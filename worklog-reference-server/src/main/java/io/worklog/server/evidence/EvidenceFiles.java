package io.worklog.server.evidence;

import io.worklog.server.access.ProjectRef;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The files of projects, for records and exports. Thread-safe. */
public interface EvidenceFiles {
    /** A file of a project. */
    Optional<EvidenceFile> find(ProjectRef project, String id);

    /**
     * Says that a thing needs files from now on, in place of the files it needed before; files that
     * nothing needs are removed after a time. Within a transaction it counts when that commits.
     *
     * @param kind kind of the thing: {@code record}
     * @param thing its identifier
     * @return the files, in the order given
     * @throws io.worklog.server.api.Problem if one is not there, or cannot be read
     */
    List<EvidenceFile> reference(
            ProjectRef project, String kind, String thing, Collection<String> files);

    /**
     * A file's bytes, which fail to read where they are not those that were uploaded. The caller
     * records why they are read.
     *
     * @throws io.worklog.server.api.Problem if it is quarantined, infected or erased
     */
    InputStream open(ProjectRef project, String id) throws IOException;

    /** Records that a file left the project with an export or a bundle. */
    void exported(ProjectRef project, EvidenceFile file, String export);
}
