package io.worklog.benchmarks.peer;

/** A system that records samples, as many callers use it. */
public interface Peer extends AutoCloseable {
    /** Records a sample; what comes back only keeps the work from being optimised away. */
    Object record(Sample sample);

    /** Waits until what callers handed over is written. */
    default void drain() {}

    @Override
    void close();
}
