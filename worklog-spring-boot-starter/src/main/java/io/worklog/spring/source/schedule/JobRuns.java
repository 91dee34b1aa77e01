package io.worklog.spring.source.schedule;

import io.worklog.Action;
import io.worklog.catalog.EventType;
import io.worklog.catalog.FailurePolicy;
import io.worklog.context.WorklogContext;
import io.worklog.event.Actor;
import io.worklog.event.ActorType;
import io.worklog.event.EventLimits;
import io.worklog.event.Outcome;
import io.worklog.event.RequestContext;
import io.worklog.event.Target;
import io.worklog.log.TreeSize;
import io.worklog.query.EventQuery;
import io.worklog.query.PageRequest;
import io.worklog.spring.source.CapturedText;
import io.worklog.spring.source.SourceRecorder;
import io.worklog.spring.source.schedule.ScheduleProperties.Runs;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs jobs and records the runs that are wanted. */
final class JobRuns implements RecordedJobs {
    static final EventType<Object> RUN =
            EventType.named("schedule.job.run").onFailure(FailurePolicy.CONTINUE);

    private static final String JOB = "job";

    private final SourceRecorder recorder;
    private final Runs wanted;
    private final InstantSource clock;
    private final Supplier<UUID> ids;

    JobRuns(SourceRecorder recorder, Runs wanted, InstantSource clock, Supplier<UUID> ids) {
        this.recorder = recorder;
        this.wanted = wanted;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public <R, X extends Exception> R call(String job, Action<R, X> work) throws X {
        String name = CapturedText.id(job, EventLimits.MAX_ID, "unnamed");
        Run run = new Run(name, context(name), clock.instant(), sizeBefore());
        R result;
        try {
            result = run.context().call(work::run);
        } catch (Throwable failure) {
            record(run, failure);
            throw failure;
        }
        if (isWanted(run)) {
            record(run, null);
        }
        return result;
    }

    /** The job acts; if somebody started it, then for them. */
    private WorklogContext context(String job) {
        WorklogContext caller = recorder.caller();
        Actor starter = caller.actor();
        Actor actor = Actor.service(job);
        if (starter != null && starter.type() != ActorType.SYSTEM) {
            actor = actor.actingFor(starter);
        }
        WorklogContext context = caller.withActor(actor).withCorrelation(ids.get().toString());
        return caller.request().requestId() == null
                ? context.withRequest(new RequestContext(null, null, null, null, JOB, null))
                : context;
    }

    private @Nullable TreeSize sizeBefore() {
        return wanted == Runs.WITH_CHILDREN ? recorder.worklog().head().size() : null;
    }

    private boolean isWanted(Run run) {
        return switch (wanted) {
            case ALL -> true;
            case FAILURES -> false;
            case WITH_CHILDREN -> hasChildren(run);
        };
    }

    /** Whether the default log has grown, and by something of this run. */
    private boolean hasChildren(Run run) {
        String correlation = run.context().links().correlationId();
        if (correlation == null || recorder.worklog().head().size().equals(run.before())) {
            return false;
        }
        EventQuery ofThisRun =
                EventQuery.of(recorder.worklog().id()).correlationId(correlation).build();
        return !recorder.worklog().find(ofThisRun, PageRequest.newest(1)).events().isEmpty();
    }

    private void record(Run run, @Nullable Throwable failure) {
        try {
            recorder.record(
                    run.context(),
                    RUN,
                    recording -> {
                        recording.target(Target.of(JOB, run.job())).occurredAt(run.started());
                        Duration took = Duration.between(run.started(), clock.instant());
                        recording.metadata("duration", took.toMillis() + "ms");
                        if (failure != null) {
                            boolean refused = failure instanceof SecurityException;
                            recording.outcome(
                                    refused ? Outcome.DENIED : Outcome.FAILURE,
                                    failure.getClass().getName());
                        }
                    });
        } catch (RuntimeException e) {
            if (failure == null) {
                throw e;
            }
            failure.addSuppressed(e);
        }
    }

    /**
     * One run.
     *
     * @param job its name
     * @param context what is recorded within it carries
     * @param started when
     * @param before how many entries the log had; absent where nobody asks
     */
    private record Run(
            String job, WorklogContext context, Instant started, @Nullable TreeSize before) {}
}
