package io.worklog.server.log;

import io.worklog.server.api.ApiProblem;
import io.worklog.server.api.Problem;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;

/**
 * The live tails of this node: so many and no more. All of them end as soon as the server goes down,
 * so that its orderly end need not wait for readers that never leave. Thread-safe.
 */
final class Tails implements ApplicationListener<ContextClosedEvent> {
    private static final Duration LATER = Duration.ofSeconds(10);
    private static final Duration ELSEWHERE = Duration.ofSeconds(1);

    private final Semaphore places;
    private volatile boolean open = true;

    /** None yet, at most so many. */
    Tails(int most) {
        this.places = new Semaphore(most);
    }

    /** Takes a place until {@link #leave}. */
    void enter() {
        if (!open) {
            throw Problem.of(ApiProblem.UNAVAILABLE, "this server is going down")
                    .retryAfter(ELSEWHERE);
        }
        if (!places.tryAcquire()) {
            throw Problem.of(LogProblem.TOO_MANY_TAILS, "this node has as many as it may")
                    .retryAfter(LATER);
        }
    }

    /** Gives the place back. */
    void leave() {
        places.release();
    }

    /** Whether the server goes on; otherwise every tail ends at its next look. */
    boolean isOpen() {
        return open;
    }

    @Override
    public void onApplicationEvent(ContextClosedEvent event) {
        open = false;
    }
}
