package io.worklog.server.job;

import io.worklog.context.WorklogContext;
import io.worklog.event.Actor;
import io.worklog.server.api.Problem;
import io.worklog.server.db.Database;
import io.worklog.server.job.Job.State;
import io.worklog.server.job.JobLeases.Lease;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Claims one job after another and has its worker do it. Used by all threads of a node. */
final class JobRunner {
    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
    private static final int DOUBLINGS = 7;

    private final Database database;
    private final JobRows rows;
    private final JobLeases leases;
    private final JobProperties properties;
    private final InstantSource clock;
    private final Map<String, JobWorker> workers;
    private final Set<LeasedRun> running = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    JobRunner(
            Database database,
            JobLeases leases,
            JobProperties properties,
            InstantSource clock,
            Map<String, JobWorker> workers) {
        this.database = database;
        this.rows = new JobRows(database);
        this.leases = leases;
        this.properties = properties;
        this.clock = clock;
        this.workers = Map.copyOf(workers);
    }

    /** Does a job that is due; false where there is none. */
    boolean runOne(boolean repeatedOnly) {
        if (stopping || workers.isEmpty()) {
            return false;
        }
        Optional<Lease> claimed = leases.claim(workers.keySet(), repeatedOnly);
        claimed.ifPresent(this::run);
        return claimed.isPresent();
    }

    /** Keeps this node's jobs; a run that has lost its own ends at its next word. */
    void renew() {
        for (LeasedRun run : running) {
            if (!leases.renew(run.lease())) {
                run.stop();
            }
        }
    }

    /** Has every run end at its next word, for another node to go on. */
    void stop() {
        stopping = true;
        running.forEach(LeasedRun::stop);
    }

    private void run(Lease lease) {
        Path folder = properties.folder().resolve(lease.job().id());
        LeasedRun run = new LeasedRun(leases, lease, folder, clock);
        running.add(run);
        try {
            if (stopping) {
                run.stop();
            }
            context(lease.job()).run(() -> attempt(run));
        } finally {
            running.remove(run);
        }
    }

    private void attempt(LeasedRun run) {
        try {
            if (run.attempt() > properties.attempts()) {
                String why = "was given up after " + properties.attempts() + " runs";
                end(run, State.FAILED, null, why);
            } else {
                String result = worker(run.job()).run(run);
                end(run, State.DONE, result, null);
            }
        } catch (JobCancelledException e) {
            pass(run, e);
        } catch (JobFailedException | Problem e) {
            fail(run, e, true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            leases.release(run.lease(), clock.instant(), run.attempt() - 1);
        } catch (Exception | LinkageError | StackOverflowError | OutOfMemoryError e) {
            fail(run, e, false);
        }
    }

    /** A lost or cancelled job is no longer this run's to release; that of a node that stops is. */
    private void pass(LeasedRun run, JobCancelledException e) {
        if (leases.release(run.lease(), clock.instant(), run.attempt() - 1)) {
            LOG.info("worklog.job.left {}", run.job().id());
        } else {
            LOG.debug("worklog.job.lost {}", run.job().id(), e);
        }
    }

    private void fail(LeasedRun run, Throwable fault, boolean forGood) {
        Job job = run.job();
        LOG.warn("worklog.job.attempt-failed {} {}", job.kind(), job.id(), fault);
        String kind = fault.getClass().getSimpleName();
        String why = forGood ? String.valueOf(fault.getMessage()) : kind;
        if (forGood || run.attempt() >= properties.attempts()) {
            end(run, State.FAILED, null, why.length() > 500 ? why.substring(0, 500) : why);
        } else {
            leases.release(run.lease(), clock.instant().plus(pause(run.attempt())), run.attempt());
        }
    }

    /** 2, 4, 8 … 256 s. */
    private static Duration pause(long attempt) {
        return FIRST_WAIT.multipliedBy(1L << Math.min(attempt - 1, DOUBLINGS));
    }

    private void end(
            LeasedRun run, State state, @Nullable String result, @Nullable String problem) {
        database.inTransaction(() -> {
            if (!leases.end(run.lease(), state, result, problem)) {
                throw new JobCancelledException(run.job().id());
            }
            rows.find(run.job().tenant(), run.job().id())
                    .filter(job -> job.state().ended())
                    .ifPresent(worker(run.job())::ended);
        });
    }

    private JobWorker worker(Job job) {
        return Objects.requireNonNull(workers.get(job.kind()));
    }

    private static WorklogContext context(Job job) {
        return job.tenant().isEmpty()
                ? WorklogContext.with(Actor.system())
                : WorklogContext.with(Actor.user(job.owner(), job.ownerName()), job.tenant());
    }
}
