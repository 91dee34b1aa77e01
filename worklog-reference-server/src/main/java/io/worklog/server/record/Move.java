package io.worklog.server.record;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step of one record, checked and not yet written.
 *
 * @param before the record as it was read
 * @param after the record as it will be
 * @param version the version the step is about
 * @param reason why
 * @param at when
 */
record Move(
        Step step,
        RecordRow before,
        RecordRow after,
        VersionRow version,
        @Nullable String reason,
        Instant at) {}
