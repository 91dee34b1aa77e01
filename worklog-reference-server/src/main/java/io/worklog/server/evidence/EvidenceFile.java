package io.worklog.server.evidence;

import io.worklog.event.Evidence;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file that was uploaded to a project.
 *
 * @param id its identifier
 * @param project where it is
 * @param sha256 lower-case hex digest of its bytes
 * @param size in bytes
 * @param mediaType what it is, by its content
 * @param name what its owner called it, as sent; null where it was erased
 * @param state whether it can be read
 * @param uploadedBy who brought it
 * @param uploadedAt when
 */
public record EvidenceFile(
        String id,
        String project,
        String sha256,
        long size,
        String mediaType,
        @Nullable String name,
        EvidenceState state,
        String uploadedBy,
        Instant uploadedAt) {

    /** The reference that events carry. */
    public Evidence reference() {
        return new Evidence(sha256, size, mediaType, name, null, id);
    }
}
