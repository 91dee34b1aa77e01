package io.worklog.server.feed;

import io.worklog.server.api.Told;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * A feed as it is shown.
 *
 * @param id its identifier
 * @param name what its owner calls it
 * @param target where it goes
 * @param format what events are told in
 * @param filter which events
 * @param state whether it delivers
 * @param nextEntry index of the next entry of the log; everything before is done
 * @param behind how many entries of the log are still to be looked at
 * @param failures attempts that failed since the last success
 * @param problem why the last attempt failed
 * @param deadLetters how many events were given up
 * @param deliveredAt when it last delivered
 * @param createdBy who made it
 * @param createdAt when
 * @param secret signs the deliveries; shown once, when it is made
 */
record FeedView(
        String id,
        String name,
        String target,
        String format,
        Map<String, String> filter,
        String state,
        long nextEntry,
        long behind,
        long failures,
        @JsonSerialize(using = Told.class) @Nullable String problem,
        long deadLetters,
        @Nullable Instant deliveredAt,
        String createdBy,
        Instant createdAt,
        @Nullable String secret) {

    static FeedView of(Feed feed, long behind, long deadLetters, @Nullable String secret) {
        return new FeedView(
                feed.id(),
                feed.name(),
                feed.target().toString(),
                feed.format().name().toLowerCase(Locale.ROOT),
                feed.filter(),
                feed.state().name(),
                feed.next(),
                behind,
                feed.failures(),
                feed.problem(),
                deadLetters,
                feed.deliveredAt(),
                feed.createdBy(),
                feed.createdAt(),
                secret);
    }
}
