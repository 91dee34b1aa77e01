package io.worklog.spring.context;

import io.worklog.context.WorklogContext;

/**
 * Finds out, on the calling thread, who acts: what the thread carries explicitly, then the host's
 * {@link io.worklog.spring.ActorProvider}, its auditor, its security context, then the system.
 * Thread-safe. Whoever records captures it first and records within it:
 *
 * <pre>{@code
 * callers.current().call(() -> worklog.record(type).target(id).commit());
 * }</pre>
 */
public interface CallerContext {
    /** Everything known now, copied; what is recorded later on another thread takes it along. */
    WorklogContext current();

    /**
     * What to take along to another thread. Like {@link #current}, but it names no actor where
     * nobody is known here, so that whoever is known over there is found.
     */
    default WorklogContext carried() {
        return current();
    }

    /** Where the actor comes from in this application, for the start line. */
    String actorSource();
}
