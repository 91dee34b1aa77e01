package io.worklog.sequence;

/**
 * Hears once what became of a submission. Called on the sequencer's thread: MUST NOT block and MUST
 * NOT throw.
 */
public interface PlacedListener {
    /** It is durable. */
    void placed(Placed place);

    /** It is not in the log, as far as is known. */
    void failed(RuntimeException why);
}
