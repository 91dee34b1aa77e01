package io.worklog.server.e2e;

import io.worklog.client.EventTail;
import java.time.Duration;

/** Ends a tail that a server leaves waiting, so that the check fails instead of hanging. */
final class Watchdog implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Thread thread;

    private Watchdog(Thread thread) {
        this.thread = thread;
    }

    static Watchdog over(EventTail tail) {
        return new Watchdog(Thread.ofVirtual().name("e2e-watchdog").start(() -> watch(tail)));
    }

    private static void watch(EventTail tail) {
        try {
            Thread.sleep(PATIENCE);
            tail.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
