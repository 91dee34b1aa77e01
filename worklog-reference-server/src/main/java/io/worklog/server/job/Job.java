package io.worklog.server.job;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Long work, as far as it has got.
 *
 * @param id its identifier
 * @param kind what {@link JobWorker} does it
 * @param tenant whose it is; empty for work of the whole server
 * @param project where it is about one project
 * @param owner who asked for it
 * @param ownerName what that person was called then
 * @param state how it stands
 * @param parameters what it is asked to do, JSON
 * @param done how much is done, in {@code unit}
 * @param total how much there is; 0 while not known
 * @param unit what is counted
 * @param result what came of it, JSON; null before the end
 * @param problem why it failed, without content of records
 * @param createdAt when it was asked for
 * @param finishedAt when it ended
 * @param expiresAt when it is removed with its files; null before the end
 * @param version grows with every change of the row
 */
public record Job(
        String id,
        String kind,
        String tenant,
        @Nullable String project,
        String owner,
        String ownerName,
        State state,
        String parameters,
        long done,
        long total,
        String unit,
        @Nullable String result,
        @Nullable String problem,
        Instant createdAt,
        @Nullable Instant finishedAt,
        @Nullable Instant expiresAt,
        long version) {

    /** How a job stands. */
    public enum State {
        WAITING,
        RUNNING,
        DONE,
        FAILED,
        CANCELLED;

        /** Whether nothing will be done for it any more. */
        public boolean ended() {
            return this != WAITING && this != RUNNING;
        }
    }
}
