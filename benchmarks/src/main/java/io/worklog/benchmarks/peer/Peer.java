package io.worklog.benchmarks.peer;

/** A system that records samples, as many callers use it. */
public interface Peer extends AutoCloseable {
    /** Records a sample; what comes back only keeps the work from being optimised away. */
    Object record(Sample sample);

    /**
     * Whether a call waits for something, so that a virtual thread lets others run meanwhile. The
     * callers of a peer that never does have to let others run themselves.
     */
    default boolean waits() {
        return true;
    }

    /** Waits until what callers handed over is written. */
    default void drain() {}

    @Override
    void close();
}
