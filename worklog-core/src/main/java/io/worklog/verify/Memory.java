package io.worklog.verify;

import io.worklog.checkpoint.Checkpoint;
import io.worklog.checkpoint.CheckpointException;
import io.worklog.checkpoint.Checkpoints;
import io.worklog.checkpoint.KeyHistory;
import io.worklog.checkpoint.SignedNote;
import io.worklog.error.IntegrityException;
import io.worklog.merkle.Hash;
import io.worklog.merkle.Proofs;
import io.worklog.merkle.Rfc6962;
import io.worklog.verify.Remark.Key;
import java.io.UncheckedIOException;

/** Holds a log against the checkpoints that a reader kept from before. */
final class Memory {
    private final LogSource source;
    private final long size;
    private final Faults faults;

    Memory(LogSource source, long size, Faults faults) {
        this.source = source;
        this.size = size;
        this.faults = faults;
    }

    /** Every remembered checkpoint by a known key must be a prefix of the log as it is now. */
    void check(VerifyOptions options, ReportBuilder report) {
        int held = 0;
        for (byte[] note : options.knownCheckpoints()) {
            KeyHistory keys = options.keys();
            try {
                if (keys != null) {
                    compare(Checkpoints.open(SignedNote.parse(note), keys));
                    held++;
                }
            } catch (CheckpointException | IntegrityException e) {
                report.notChecked(Key.REMEMBERED_UNREADABLE, e.getMessage());
            }
        }
        if (held > 0) {
            report.checked(Key.REMEMBERED, held);
        }
    }

    private void compare(Checkpoint known) {
        long then = known.size().value();
        if (then > size) {
            faults.add(Fault.Kind.MISSING, size, Key.SHORTER, size, then);
        } else if (!rootAt(then).equals(known.root())) {
            faults.add(Fault.Kind.MODIFIED, 0, Key.OTHER_HISTORY, then);
        }
    }

    private Hash rootAt(long then) {
        try {
            return then == 0
                    ? Rfc6962.emptyRoot()
                    : Proofs.root(then, new SourceTiles(source, size));
        } catch (UncheckedIOException e) {
            throw new IntegrityException("hash tiles for size " + then + " cannot be read", e);
        }
    }
}
