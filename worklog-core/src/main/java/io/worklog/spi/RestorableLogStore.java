package io.worklog.spi;

import io.worklog.log.LogId;
import java.util.Iterator;

/** A store that can take over a log whose oldest entries were pruned elsewhere. */
public interface RestorableLogStore extends PrunableLogStore {
    /**
     * Makes a log that stands where its pruned entries end: size and minimum index are both the end
     * of the last part. Keeps the tiles and the keys, a digest where the key itself is not known:
     * {@link #findKey} MUST find those too. MUST make the whole log or, after a failure at any
     * point, none; what an earlier try left behind is taken away.
     *
     * @param parts from index 0 on, without gaps; read once
     * @return where the log stands, claimed
     * @throws IllegalStateException if the log exists
     * @throws IllegalArgumentException if there is a gap between the parts, or none
     */
    LogHead restore(LogId log, Iterator<PrunedPart> parts);
}
