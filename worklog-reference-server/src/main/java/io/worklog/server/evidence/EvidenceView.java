package io.worklog.server.evidence;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file, as the interface tells it.
 *
 * @param id its identifier
 * @param name what its owner called it, as sent: never show it without care; null if erased
 * @param shownName the name as it may be shown and saved; null if erased
 * @param sha256 lower-case hex digest of its bytes
 * @param size in bytes
 * @param mediaType what it is, by its content
 * @param state whether it can be read
 * @param uploadedBy who brought it
 * @param uploadedAt when
 * @param neededBy what needs it, as {@code record/<id>}; null in lists
 */
record EvidenceView(
        String id,
        @Nullable String name,
        @Nullable String shownName,
        String sha256,
        long size,
        String mediaType,
        EvidenceState state,
        String uploadedBy,
        Instant uploadedAt,
        @Nullable List<String> neededBy) {

    static EvidenceView of(EvidenceFile file, @Nullable List<String> neededBy) {
        String name = file.name();
        return new EvidenceView(
                file.id(),
                name,
                name == null ? null : FileNames.shown(name),
                file.sha256(),
                file.size(),
                file.mediaType(),
                file.state(),
                file.uploadedBy(),
                file.uploadedAt(),
                neededBy);
    }
}
