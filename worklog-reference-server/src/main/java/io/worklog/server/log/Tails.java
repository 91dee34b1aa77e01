package io.worklog.server.log;

import io.worklog.server.api.Problem;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.springframework.context.SmartLifecycle;

/**
 * The live tails of this node: so many and no more, and all of them end before the server stops to
 * answer. Thread-safe.
 */
final class Tails implements SmartLifecycle {
    private static final Duration LATER = Duration.ofSeconds(10);

    private final Semaphore places;
    private volatile boolean running;

    /** None yet, at most so many. */
    Tails(int most) {
        this.places = new Semaphore(most);
    }

    /** Takes a place until {@link #leave}. */
    void enter() {
        if (!places.tryAcquire()) {
            throw Problem.of(LogProblem.TOO_MANY_TAILS, "this node has as many as it may")
                    .retryAfter(LATER);
        }
    }

    /** Gives the place back. */
    void leave() {
        places.release();
    }

    @Override
    public void start() {
        running = true;
    }

    /** Every tail ends at its next look. */
    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stopped first, so that the server's orderly end need not wait for readers that never leave. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
