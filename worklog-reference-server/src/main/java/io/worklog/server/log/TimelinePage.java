package io.worklog.server.log;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Events for readers who are not members.
 *
 * @param items newest first
 * @param next cursor of the page after it; null on the last page
 * @param total how many events the question has, as far as was counted
 * @param totalExact false where there are more than were counted
 * @param damaged places of events that belong among the items and cannot be read any more
 */
public record TimelinePage(
        List<Entry> items,
        @Nullable String next,
        long total,
        boolean totalExact,
        List<Long> damaged) {

    /**
     * An event.
     *
     * @param index its place in the log
     * @param leafHash RFC 6962 leaf hash of its sealed bytes
     * @param sentence what happened, in the reader's language
     * @param actor who acted, in the reader's language
     * @param occurredAt when it happened, by the sender's word
     * @param recordedAt when it was recorded
     * @param recordedLateSeconds seconds between them where they are a minute or more apart
     * @param changes what became different, each in the reader's language
     * @param files names of attached files, or their digests
     * @param withheld whether values of it were erased
     */
    public record Entry(
            long index,
            String leafHash,
            String sentence,
            String type,
            String severity,
            String outcome,
            @Nullable String actor,
            Instant occurredAt,
            Instant recordedAt,
            @Nullable Long recordedLateSeconds,
            List<String> changes,
            List<String> files,
            boolean withheld) {}
}
