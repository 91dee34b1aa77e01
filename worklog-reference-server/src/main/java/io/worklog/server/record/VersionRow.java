package io.worklog.server.record;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version as the database has it.
 *
 * @param number from 1 upward
 * @param body what it says
 * @param recorded what the log was last told that it says; null before the first event
 * @param editedAt when it was last changed
 * @param submittedAt when it was submitted; never changed after that
 */
record VersionRow(
        long number,
        RecordContent body,
        @Nullable RecordContent recorded,
        Instant editedAt,
        @Nullable Instant submittedAt,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy,
        @Nullable String decision) {}
