package io.worklog.persistence.lucene;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;

/**
 * How an index works.
 *
 * @param bufferMegabytes memory for entries that are not in files yet, 4 to 1,024; when it is full
 *     they are written out
 * @param refreshAfter a search makes additions visible by itself where the last time was so long
 *     ago; zero means at every search
 * @param commitEvery entries after which an addition makes all of them durable by itself, at least
 *     1; so much at most is fed again after a crash
 * @param rebuildOnDamage whether a damaged index is emptied at opening, to be fed again from the
 *     log; else opening fails
 * @param checkOnOpen whether the checksums of all files are compared at opening, which reads each
 *     file once
 * @param time tells when to refresh
 */
public record LuceneIndexOptions(
        int bufferMegabytes,
        Duration refreshAfter,
        int commitEvery,
        boolean rebuildOnDamage,
        boolean checkOnOpen,
        InstantSource time) {
    public LuceneIndexOptions {
        Objects.requireNonNull(refreshAfter, "refreshAfter");
        Objects.requireNonNull(time, "time");
        if (bufferMegabytes < 4 || bufferMegabytes > 1_024) {
            throw new IllegalArgumentException(
                    "bufferMegabytes " + bufferMegabytes + ": use 4 to 1,024");
        }
        if (refreshAfter.isNegative()) {
            throw new IllegalArgumentException("refreshAfter " + refreshAfter + " is negative");
        }
        if (commitEvery < 1) {
            throw new IllegalArgumentException("commitEvery " + commitEvery + ": use 1 or more");
        }
    }

    /**
     * A buffer of 32 MiB, a refresh at a search after 200 ms, durable after 500,000 entries at the
     * latest, checked on opening, damage reported and not mended.
     */
    public static LuceneIndexOptions defaults() {
        return new LuceneIndexOptions(
                32, Duration.ofMillis(200), 500_000, false, true, InstantSource.system());
    }

    /** The same with another buffer. */
    public LuceneIndexOptions withBufferMegabytes(int value) {
        return new LuceneIndexOptions(
                value, refreshAfter, commitEvery, rebuildOnDamage, checkOnOpen, time);
    }

    /** The same with another refresh. */
    public LuceneIndexOptions withRefreshAfter(Duration value) {
        return new LuceneIndexOptions(
                bufferMegabytes, value, commitEvery, rebuildOnDamage, checkOnOpen, time);
    }

    /** The same, durable after so many entries. */
    public LuceneIndexOptions withCommitEvery(int value) {
        return new LuceneIndexOptions(
                bufferMegabytes, refreshAfter, value, rebuildOnDamage, checkOnOpen, time);
    }

    /** The same; where the index is damaged it is emptied. */
    public LuceneIndexOptions withRebuildOnDamage(boolean value) {
        return new LuceneIndexOptions(
                bufferMegabytes, refreshAfter, commitEvery, value, checkOnOpen, time);
    }

    /** The same, with or without the check of all files at opening. */
    public LuceneIndexOptions withCheckOnOpen(boolean value) {
        return new LuceneIndexOptions(
                bufferMegabytes, refreshAfter, commitEvery, rebuildOnDamage, value, time);
    }

    /** The same with another clock. */
    public LuceneIndexOptions withTime(InstantSource value) {
        return new LuceneIndexOptions(
                bufferMegabytes, refreshAfter, commitEvery, rebuildOnDamage, checkOnOpen, value);
    }
}
