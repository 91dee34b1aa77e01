package io.worklog.server.record;

import io.worklog.event.Evidence;
import io.worklog.server.evidence.EvidenceFile;
import org.jspecify.annotations.Nullable;

/**
 * A file a record refers to, as its events seal it.
 *
 * @param id the file
 * @param sha256 lower-case hex digest of its bytes
 * @param size in bytes
 * @param mediaType what it is, by its content
 * @param name its name; null where it has none or it was erased
 */
public record EvidenceRef(
        String id, String sha256, long size, String mediaType, @Nullable String name) {
    static EvidenceRef of(EvidenceFile file) {
        return new EvidenceRef(
                file.id(), file.sha256(), file.size(), file.mediaType(), file.name());
    }

    Evidence sealed() {
        return new Evidence(sha256, size, mediaType, name, null, id);
    }
}
