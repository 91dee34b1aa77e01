package io.worklog.server.evidence;

import io.worklog.event.Actor;
import io.worklog.server.access.ProjectRef;
import java.util.List;

/** Removes files for good, for whoever has decided on it and looked at holds. Thread-safe. */
public interface EvidenceErasure {
    /** Files that a person brought to a project and that are still there. */
    List<EvidenceFile> broughtBy(ProjectRef project, String person);

    /**
     * Removes a file's bytes and name. The project's log says so, and its proofs hold. Bytes that
     * another file has too stay for that one.
     *
     * @param ground why it must be done
     * @param by who decided on it
     * @return whether the bytes are gone; false where another file has them
     * @throws io.worklog.retention.HeldException if a hold of the project's log covers it
     */
    boolean erase(ProjectRef project, EvidenceFile file, String ground, Actor by);
}
