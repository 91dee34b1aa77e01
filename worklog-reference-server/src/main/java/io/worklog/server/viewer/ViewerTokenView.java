package io.worklog.server.viewer;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A token without its secret.
 *
 * @param id its identifier
 * @param name what its maker calls it
 * @param filter which events it shows, as parameters of a question for events; empty for all
 * @param createdAt when it was made
 * @param createdBy who made it
 * @param endsAt when it ends
 * @param revokedAt when it was revoked; null where it was not
 * @param views how many pages were read with it
 * @param lastViewedAt when it was last read with; null for never
 */
record ViewerTokenView(
        String id,
        String name,
        Map<String, List<String>> filter,
        Instant createdAt,
        String createdBy,
        Instant endsAt,
        @Nullable Instant revokedAt,
        long views,
        @Nullable Instant lastViewedAt) {

    static ViewerTokenView of(ViewerToken token) {
        return new ViewerTokenView(
                token.id(),
                token.name(),
                token.filter(),
                token.createdAt(),
                token.createdBy(),
                token.endsAt(),
                token.revokedAt(),
                token.views(),
                token.lastViewedAt());
    }
}
