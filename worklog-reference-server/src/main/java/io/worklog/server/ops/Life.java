package io.worklog.server.ops;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Where the process is in its life, and what it is busy with. Thread-safe. */
final class Life {
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.STARTING);
    private final AtomicInteger requests = new AtomicInteger();

    Phase phase() {
        return phase.get();
    }

    void enter(Phase next) {
        phase.set(next);
    }

    /** Counts a request in; false where none is taken any more. */
    boolean begin() {
        requests.incrementAndGet();
        if (phase.get() == Phase.REFUSING) {
            end();
            return false;
        }
        return true;
    }

    void end() {
        requests.decrementAndGet();
    }

    /** Requests that are being answered. */
    int requests() {
        return requests.get();
    }
}
