package io.worklog.spi;

import io.worklog.log.LogId;
import io.worklog.log.TreeSize;

/**
 * Tells the other nodes that share a store when a log has grown. A hint and never a source of
 * truth: signals may be lost, doubled, late or forged, so whoever hears one asks the store.
 * Thread-safe.
 */
public interface TailSignal extends AutoCloseable {
    /** Tells the others. MUST return at once, whatever the state of the network; MUST NOT throw. */
    void publish(LogId log, TreeSize size);

    /**
     * Hears what the others publish, and perhaps what this node publishes, until it is closed. Also
     * while nobody can be reached: it then hears again once they can.
     */
    Subscription subscribe(Listener listener);

    /** Ends all subscriptions. */
    @Override
    void close();

    /** Hears that logs have grown. */
    @FunctionalInterface
    interface Listener {
        /** A log is said to have grown. MUST return quickly and MUST NOT throw. */
        void grown(LogId log, TreeSize size);
    }

    /** One listener that listens. */
    @FunctionalInterface
    interface Subscription extends AutoCloseable {
        /** Listens no more. A second call does nothing. */
        @Override
        void close();
    }
}
