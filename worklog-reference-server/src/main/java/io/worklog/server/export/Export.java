package io.worklog.server.export;

import io.worklog.server.api.Told;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * An export: who took what away, also when the file is gone.
 *
 * @param id its identifier
 * @param job the job that writes it; {@code GET /api/v1/jobs/{job}} says how far it is
 * @param source what was taken: {@code events}, {@code records}
 * @param format what it was written as
 * @param filter which rows
 * @param requestedBy who asked for it
 * @param state how it stands
 * @param rows how many rows, or chosen entries of a bundle
 * @param bytes how long the file is
 * @param sha256 digest of the file, in hexadecimal digits
 * @param problem why it failed
 * @param downloads how often it was fetched, each person at most once in ten minutes
 * @param createdAt when it was asked for
 * @param finishedAt when it ended
 * @param expiresAt when the file goes
 */
public record Export(
        String id,
        String job,
        String source,
        ExportFormat format,
        Map<String, String> filter,
        String requestedBy,
        State state,
        @Nullable Long rows,
        @Nullable Long bytes,
        @Nullable String sha256,
        @JsonSerialize(using = Told.class) @Nullable String problem,
        long downloads,
        Instant createdAt,
        @Nullable Instant finishedAt,
        @Nullable Instant expiresAt) {

    /** How an export stands. */
    public enum State {
        /** It is being written, or waits for that. */
        OPEN,
        /** Its file can be fetched. */
        READY,
        FAILED,
        CANCELLED,
        /** Its file is gone. */
        EXPIRED
    }
}
