package io.worklog.spi;

import io.worklog.log.LogId;
import io.worklog.log.TreeSize;
import java.io.IOException;
import java.util.List;

/** Places checkpoints where whoever holds the log cannot rewrite them. Thread-safe. */
public interface CheckpointAnchor extends AutoCloseable {
    /** A short name for reports, such as {@code file} or {@code witness example.org}. */
    String name();

    /**
     * Hands a signed checkpoint over. Called in order of size, never on the append path; a failure
     * is retried with a newer checkpoint.
     *
     * @param note the signed note
     * @return signature lines ("— name base64") that the other side added, to be kept with the
     *     checkpoint; often none
     */
    List<String> anchor(LogId log, TreeSize size, byte[] note) throws IOException;

    @Override
    void close();
}
