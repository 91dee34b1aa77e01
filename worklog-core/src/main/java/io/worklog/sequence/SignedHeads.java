package io.worklog.sequence;

import io.worklog.checkpoint.Checkpoint;
import io.worklog.checkpoint.CheckpointException;
import io.worklog.checkpoint.Checkpoints;
import io.worklog.checkpoint.SignedNote;
import io.worklog.error.IntegrityException;
import io.worklog.log.LogId;
import io.worklog.log.TreeSize;
import io.worklog.merkle.TileSource;
import io.worklog.merkle.TreeBuilder;
import io.worklog.spi.SigningKeys;

/** Reads what was signed for a log, and holds what is stored against it. */
public final class SignedHeads {
    private SignedHeads() {}

    /** A signed note from its bytes. */
    static SignedNote parsed(LogId log, byte[] bytes) {
        try {
            return SignedNote.parse(bytes);
        } catch (CheckpointException e) {
            throw new IntegrityException("log " + log + ": its signed head is damaged", e);
        }
    }

    /** What the note says, if one of the log's keys signed it. */
    static Checkpoint opened(LogId log, SignedNote note, SigningKeys keys) {
        try {
            return Checkpoints.open(note, keys.history(log));
        } catch (CheckpointException e) {
            throw new IntegrityException(
                    "log " + log + ": its signed head is not to be believed: " + e.getMessage(), e);
        }
    }

    /**
     * What a remembered note says.
     *
     * @throws IntegrityException if it is damaged, or no key of the log signed it
     */
    public static Checkpoint opened(LogId log, byte[] note, SigningKeys keys) {
        return opened(log, parsed(log, note), keys);
    }

    /** Whether a stored tree is what was signed, or grew out of it. */
    public static boolean holds(TreeSize stored, TileSource tiles, Checkpoint signed) {
        return stored.compareTo(signed.size()) >= 0
                && TreeBuilder.at(signed.size().value(), tiles).root().equals(signed.root());
    }

    /** A log that has fewer entries than it had. */
    static IntegrityException lost(LogId log, TreeSize stood, TreeSize stands) {
        return new IntegrityException(
                "log "
                        + log
                        + " is shorter than signed head "
                        + stood
                        + ": it has "
                        + stands
                        + " entries, so "
                        + stands
                        + " to "
                        + (stood.value() - 1)
                        + " are lost; restore the store, or continue as a new log");
    }
}
