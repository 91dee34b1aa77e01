package io.worklog.server.job;

import io.worklog.server.api.Told;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * A job as it is shown.
 *
 * @param id its identifier
 * @param kind what is done: {@code export}, {@code verify}
 * @param project the project it is about
 * @param owner who asked for it
 * @param ownerName what that person was called then
 * @param state how it stands
 * @param done how much is done, in {@code unit}
 * @param total how much there is; 0 while not known
 * @param unit what is counted
 * @param result what came of it; for its owner only
 * @param problem why it failed
 * @param createdAt when it was asked for
 * @param finishedAt when it ended
 * @param expiresAt when it is removed with its files
 * @param version grows with every change; give it as {@code since} to wait for the next
 */
record JobView(
        String id,
        String kind,
        @Nullable String project,
        String owner,
        String ownerName,
        Job.State state,
        long done,
        long total,
        String unit,
        @Nullable Object result,
        @JsonSerialize(using = Told.class) @Nullable String problem,
        Instant createdAt,
        @Nullable Instant finishedAt,
        @Nullable Instant expiresAt,
        long version) {

    static JobView of(Job job, @Nullable Object result) {
        return new JobView(
                job.id(),
                job.kind(),
                job.project(),
                job.owner(),
                job.ownerName(),
                job.state(),
                job.done(),
                job.total(),
                job.unit(),
                result,
                job.problem(),
                job.createdAt(),
                job.finishedAt(),
                job.expiresAt(),
                job.version());
    }
}
