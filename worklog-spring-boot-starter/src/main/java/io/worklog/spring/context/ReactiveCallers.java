package io.worklog.spring.context;

import io.worklog.context.WorklogContext;
import reactor.core.publisher.Mono;

/**
 * Finds out who acts where a reactive pipeline is subscribed to. Thread-safe. What records within
 * one captures first and records within that, on whichever thread it is by then:
 *
 * <pre>{@code
 * callers.current().flatMap(caller -> work.doOnSuccess(
 *         result -> caller.run(() -> worklog.record(type).target(id).commit())));
 * }</pre>
 */
public interface ReactiveCallers {
    /**
     * Everything known when it is subscribed to: what the Reactor context carries, its security
     * context in the place of the thread's, then all that {@link CallerContext} asks.
     */
    Mono<WorklogContext> current();
}
