package io.worklog.file;

import org.jspecify.annotations.Nullable;

/**
 * What a log's head file says.
 *
 * @param size so many entries were durable, with all that is derived from them, when it was written
 * @param epoch the newest claim
 * @param minIndex the first entry that is kept
 * @param segment first index of the newest segment
 * @param published size of the newest checkpoint; 0 where there is none
 * @param note that checkpoint, absent before the first; MUST NOT be changed
 */
record HeadState(
        long size,
        long epoch,
        long minIndex,
        long segment,
        long published,
        byte @Nullable [] note) {
    /** A log that was just made. */
    static HeadState created() {
        return new HeadState(0, 1, 0, 0, 0, null);
    }

    HeadState withMark(long newSize, long newSegment) {
        return new HeadState(newSize, epoch, minIndex, newSegment, published, note);
    }

    HeadState withEpoch(long newEpoch) {
        return new HeadState(size, newEpoch, minIndex, segment, published, note);
    }

    HeadState withMinIndex(long newMinIndex) {
        return new HeadState(size, epoch, newMinIndex, segment, published, note);
    }

    HeadState withCheckpoint(long newPublished, byte[] newNote) {
        return new HeadState(size, epoch, minIndex, segment, newPublished, newNote.clone());
    }
}
