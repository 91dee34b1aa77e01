package io.worklog.spring.context;

import io.worklog.context.WorklogContext;
import io.worklog.event.Actor;

/** Completes what the thread carries with what its sources know. */
final class DefaultCallerContext implements CallerContext {
    private final ActorChain actors;
    private final TenantChain tenants;
    private final TraceChain traces;

    DefaultCallerContext(ActorChain actors, TenantChain tenants, TraceChain traces) {
        this.actors = actors;
        this.tenants = tenants;
        this.traces = traces;
    }

    @Override
    public WorklogContext current() {
        WorklogContext carried = WorklogContext.current();
        WorklogContext known =
                carried.actor() == null ? carried.withActor(actors.actor()) : carried;
        String tenant = known.tenant() == null ? tenants.tenant() : null;
        String trace = known.trace() == null ? traces.trace() : null;
        known = tenant == null ? known : known.withTenant(tenant);
        return trace == null ? known : known.withTrace(trace);
    }

    @Override
    public WorklogContext carried() {
        WorklogContext known = current();
        boolean nobody =
                Actor.system().equals(known.actor()) && WorklogContext.current().actor() == null;
        return nobody
                ? new WorklogContext(
                        null, known.tenant(), known.request(), known.trace(), known.links())
                : known;
    }

    @Override
    public String actorSource() {
        return actors.names();
    }
}
