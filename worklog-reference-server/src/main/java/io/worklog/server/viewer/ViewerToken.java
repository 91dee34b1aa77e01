package io.worklog.server.viewer;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What lets somebody who is not a member see some events of a project for a while.
 *
 * @param id its identifier
 * @param tenant tenant of the project
 * @param project the only project it shows
 * @param name what its maker calls it
 * @param filter which events, as parameters of a question for events; empty for all
 * @param createdBy who made it
 * @param endsAt when it ends
 * @param revokedAt when it was revoked; null where it was not
 * @param views how many pages were read with it
 * @param lastViewedAt when it was last read with; null for never
 */
record ViewerToken(
        String id,
        String tenant,
        String project,
        String name,
        Map<String, List<String>> filter,
        Instant createdAt,
        String createdBy,
        Instant endsAt,
        @Nullable Instant revokedAt,
        long views,
        @Nullable Instant lastViewedAt) {
    ViewerToken {
        filter = Map.copyOf(filter);
    }

    boolean isGood(Instant now) {
        return revokedAt == null && now.isBefore(endsAt);
    }
}
