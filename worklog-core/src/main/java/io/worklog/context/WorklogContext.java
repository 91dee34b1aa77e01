package io.worklog.context;

import io.worklog.event.Actor;
import io.worklog.event.AuditEventBuilder;
import io.worklog.event.Links;
import io.worklog.event.RequestContext;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * Who acts, for whom, from where and as part of what. Immutable.
 *
 * <p>While {@link #run} or {@link #call} runs, the calling thread carries the context and {@link
 * #current} gives it; afterwards, whatever happened, the thread carries exactly what it carried
 * before. Other threads never see it by themselves, virtual ones included: what is handed to a pool
 * is wrapped, which takes the context along as it is at that moment.
 *
 * <pre>{@code
 * WorklogContext.with(Actor.user("u-7").actingFor(admin), "acme").run(() -> service.refund(id));
 * executor.submit(WorklogContext.current().wrap(() -> service.notify(id)));
 * }</pre>
 *
 * @param actor who acts; absent where nobody said
 * @param tenant the isolation unit; absent where nobody said
 * @param request from where
 * @param trace the W3C {@code traceparent}
 * @param links what events recorded here belong to
 */
public record WorklogContext(
        @Nullable Actor actor,
        @Nullable String tenant,
        RequestContext request,
        @Nullable String trace,
        Links links) {
    private static final WorklogContext EMPTY =
            new WorklogContext(null, null, RequestContext.none(), null, Links.none());

    /** Holds one immutable value per thread; never inherited, so that no pool keeps an old one. */
    private static final ThreadLocal<WorklogContext> CARRIED = new ThreadLocal<>();

    public WorklogContext {
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(links, "links");
    }

    /** Nothing is known. */
    public static WorklogContext empty() {
        return EMPTY;
    }

    /** What the calling thread carries; {@link #empty} where it carries nothing. */
    public static WorklogContext current() {
        WorklogContext carried = CARRIED.get();
        return carried == null ? EMPTY : carried;
    }

    /** What the thread carries now, with this actor. */
    public static WorklogContext with(Actor actor) {
        return current().withActor(actor);
    }

    /** What the thread carries now, with this actor and tenant. */
    public static WorklogContext with(Actor actor, String tenant) {
        return with(actor).withTenant(tenant);
    }

    /** What the thread carries now, with this actor, tenant and W3C {@code traceparent}. */
    public static WorklogContext with(Actor actor, String tenant, String trace) {
        return with(actor, tenant).withTrace(trace);
    }

    /** The same with another actor. */
    public WorklogContext withActor(Actor value) {
        Objects.requireNonNull(value, "actor");
        return new WorklogContext(value, tenant, request, trace, links);
    }

    /** The same with another tenant. */
    public WorklogContext withTenant(String value) {
        Objects.requireNonNull(value, "tenant");
        return new WorklogContext(actor, value, request, trace, links);
    }

    /** The same from another place. */
    public WorklogContext withRequest(RequestContext value) {
        return new WorklogContext(actor, tenant, value, trace, links);
    }

    /** The same with another W3C {@code traceparent}. */
    public WorklogContext withTrace(String value) {
        Objects.requireNonNull(value, "trace");
        return new WorklogContext(actor, tenant, request, value, links);
    }

    /** The same as part of a business operation. */
    public WorklogContext withCorrelation(String id) {
        Objects.requireNonNull(id, "id");
        return withLinks(new Links(id, links.causationId(), links.batchId()));
    }

    /** The same as a consequence of an event. */
    public WorklogContext withCausation(String eventId) {
        Objects.requireNonNull(eventId, "eventId");
        return withLinks(new Links(links.correlationId(), eventId, links.batchId()));
    }

    /** The same as a part of a bulk operation. */
    public WorklogContext withBatch(String parentEventId) {
        Objects.requireNonNull(parentEventId, "parentEventId");
        return withLinks(new Links(links.correlationId(), links.causationId(), parentEventId));
    }

    /** The same with all links replaced. */
    public WorklogContext withLinks(Links value) {
        return new WorklogContext(actor, tenant, request, trace, value);
    }

    /** Says in an event what is known here; leaves alone what is not. */
    public AuditEventBuilder applyTo(AuditEventBuilder event) {
        if (actor != null) {
            event.actor(actor);
        }
        if (tenant != null) {
            event.tenant(tenant);
        }
        if (trace != null) {
            event.trace(trace);
        }
        return event.context(request).links(links);
    }

    /** Runs a task while the calling thread carries this context. */
    public void run(Runnable task) {
        Objects.requireNonNull(task, "task");
        WorklogContext before = CARRIED.get();
        CARRIED.set(this);
        try {
            task.run();
        } finally {
            restore(before);
        }
    }

    /** Runs a task with a result while the calling thread carries this context. */
    public <T extends @Nullable Object, X extends Throwable> T call(ContextTask<T, X> task)
            throws X {
        Objects.requireNonNull(task, "task");
        WorklogContext before = CARRIED.get();
        CARRIED.set(this);
        try {
            return task.call();
        } finally {
            restore(before);
        }
    }

    /**
     * Has the calling thread carry this from now on. For bridges to other carriers of context, which
     * MUST put back what this returns; whoever else has a task calls {@link #run}.
     *
     * @return what the thread carried before
     */
    public WorklogContext bind() {
        WorklogContext before = current();
        restore(this == EMPTY ? null : this);
        return before;
    }

    private static void restore(@Nullable WorklogContext before) {
        if (before == null) {
            CARRIED.remove();
        } else {
            CARRIED.set(before);
        }
    }

    /** The task, taking this context to whichever thread runs it. */
    public Runnable wrap(Runnable task) {
        Objects.requireNonNull(task, "task");
        return () -> run(task);
    }

    /** The task, taking this context to whichever thread runs it. */
    public <T extends @Nullable Object> Callable<T> wrap(Callable<T> task) {
        Objects.requireNonNull(task, "task");
        return () -> call(task::call);
    }

    /** An executor whose tasks take along what the thread that submits them carries by then. */
    public static Executor carrying(Executor executor) {
        Objects.requireNonNull(executor, "executor");
        return task -> executor.execute(current().wrap(task));
    }

    /** A pool whose tasks take along what the thread that submits them carries by then. */
    public static ExecutorService carrying(ExecutorService pool) {
        return new CarryingPool(pool);
    }
}
