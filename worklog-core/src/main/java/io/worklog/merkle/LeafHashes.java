package io.worklog.merkle;

import java.util.List;

/** Gives the leaf hashes of a log by place. */
@FunctionalInterface
public interface LeafHashes {
    /**
     * Exactly {@code count} leaf hashes in order, the first being that of entry {@code from}.
     *
     * @param count 1 to 255
     */
    List<Hash> leaves(long from, int count);
}
