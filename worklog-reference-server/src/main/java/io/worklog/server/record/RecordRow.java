package io.worklog.server.record;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record as the database has it, without what it says beyond what lists show. */
record RecordRow(
        String id,
        String project,
        Participant author,
        RecordState state,
        long number,
        @Nullable Long approvedNumber,
        String title,
        String date,
        long minutes,
        List<String> tags,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant submittedAt,
        long version) {}
