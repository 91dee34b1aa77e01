package io.worklog.server.record;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What callers see of records. */
final class RecordViews {
    private RecordViews() {}

    /**
     * Where an event of a record is in the log.
     *
     * @param eventId the event
     * @param type what kind of event
     * @param at when it happened
     * @param actor who did it
     * @param leafHash RFC 6962 leaf hash of its sealed bytes
     * @param index its place in the log; null until it is relayed
     * @param proof path of a proof that it is there; null until it is relayed
     */
    record ReceiptView(
            String eventId,
            String type,
            Instant at,
            String actor,
            @Nullable String leafHash,
            @Nullable Long index,
            @Nullable String proof) {}

    /**
     * A record with what its current version says.
     *
     * @param id its identifier
     * @param project where it is
     * @param state where it stands
     * @param author who wrote it
     * @param number number of the current version, from 1
     * @param approvedNumber number of the version that was approved last; null before
     * @param body what the current version says
     * @param createdAt when it was begun
     * @param updatedAt when it was changed or moved last
     * @param submittedAt when it was submitted last
     * @param linkedFrom records that link to it, at most 100
     * @param receipts its events, oldest first
     * @param revision what the entity tag is made of
     */
    record RecordView(
            String id,
            String project,
            RecordState state,
            Participant author,
            long number,
            @Nullable Long approvedNumber,
            RecordContent body,
            Instant createdAt,
            Instant updatedAt,
            @Nullable Instant submittedAt,
            List<RecordLink> linkedFrom,
            List<ReceiptView> receipts,
            long revision) {}

    /**
     * A record as lists show it.
     *
     * @param date the day of the work
     * @param minutes how long it took
     */
    record RecordItem(
            String id,
            RecordState state,
            String title,
            Participant author,
            String date,
            long minutes,
            List<String> tags,
            long number,
            Instant createdAt,
            Instant updatedAt,
            @Nullable Instant submittedAt,
            long revision) {
        static RecordItem of(RecordRow row) {
            return new RecordItem(
                    row.id(),
                    row.state(),
                    row.title(),
                    row.author(),
                    row.date(),
                    row.minutes(),
                    row.tags(),
                    row.number(),
                    row.createdAt(),
                    row.updatedAt(),
                    row.submittedAt(),
                    row.version());
        }
    }

    /**
     * One version.
     *
     * @param number from 1 upward
     * @param body what it says
     * @param editedAt when it was changed last
     * @param submittedAt when it was closed; null while it can still change
     * @param decision what was decided about it last; null before
     */
    record VersionView(
            long number,
            RecordContent body,
            Instant editedAt,
            @Nullable Instant submittedAt,
            @Nullable String decision,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt) {
        static VersionView of(VersionRow row) {
            return new VersionView(
                    row.number(),
                    row.body(),
                    row.editedAt(),
                    row.submittedAt(),
                    row.decision(),
                    row.decidedBy(),
                    row.decidedAt());
        }
    }
}
