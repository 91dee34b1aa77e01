package io.worklog.sequence;

/**
 * An event whose bytes are made when its turn has come, so that whoever submits it does not wait
 * for that. It hears itself what became of it. MUST be immutable as far as its bytes go: the
 * sequencer makes them.
 */
public interface Deferred extends PlacedListener {
    /** About how many bytes it takes up, at least 0; so much of the queue is taken. */
    int roughBytes();

    /**
     * Makes the bytes; called at most once, on the sequencer's thread.
     *
     * @throws RuntimeException if there are none to be made; {@link #failed} is told of the same
     */
    Submission prepare();
}
