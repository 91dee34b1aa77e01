package io.worklog.server.feed;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A feed: what of a project's log goes where, and how far it is.
 *
 * @param id its identifier
 * @param tenant whose it is
 * @param project the project
 * @param name what its owner calls it
 * @param target where it goes: {@code https}, or {@code udp}, {@code tcp}, {@code tls} for syslog
 * @param format what events are told in
 * @param filter which events, as in an export
 * @param state whether it delivers
 * @param next index of the next entry of the log to look at; everything before is done
 * @param failures attempts that failed since the last success
 * @param problem why the last attempt failed; null since a success
 * @param deliveredAt when it last delivered
 * @param dueAt when it tries again after a failure
 * @param createdBy who made it
 * @param createdAt when
 * @param version grows with every change of its settings
 */
record Feed(
        String id,
        String tenant,
        String project,
        String name,
        URI target,
        FeedFormat format,
        Map<String, String> filter,
        State state,
        long next,
        long failures,
        @Nullable String problem,
        @Nullable Instant deliveredAt,
        Instant dueAt,
        String createdBy,
        Instant createdAt,
        long version) {

    /** Whether a feed delivers. */
    enum State {
        ACTIVE,
        /** Its owner stopped it. */
        PAUSED,
        /** Its receiver wants nothing any more. */
        GONE
    }

    boolean webhook() {
        return target.getScheme().startsWith("http");
    }
}
