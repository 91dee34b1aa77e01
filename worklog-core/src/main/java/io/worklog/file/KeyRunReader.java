package io.worklog.file;

import java.io.IOException;
import java.util.Arrays;

/** Reads the records of a run in order, for a merge. Not thread-safe. */
final class KeyRunReader {
    private final OpenFiles open;
    private final KeyRun run;
    private byte[] block = new byte[0];
    private int blockNumber = -1;
    private int place;

    KeyRunReader(OpenFiles open, KeyRun run) {
        this.open = open;
        this.run = run;
    }

    /** Moves to the next record; false after the last. */
    boolean advance() throws IOException {
        if (blockNumber < 0 || ++place >= run.records(blockNumber)) {
            if (++blockNumber >= run.blocks()) {
                return false;
            }
            block = run.block(open, blockNumber);
            place = 0;
        }
        return true;
    }

    /** Copies the record. */
    void copyTo(byte[] target, int at) {
        int from = place * KeyRun.RECORD_BYTES;
        System.arraycopy(block, from, target, at, KeyRun.RECORD_BYTES);
    }

    /** Orders readers by the record they stand at. */
    static int compare(KeyRunReader one, KeyRunReader other) {
        int a = one.place * KeyRun.RECORD_BYTES;
        int b = other.place * KeyRun.RECORD_BYTES;
        return Arrays.compareUnsigned(
                one.block, a, a + KeyRun.RECORD_BYTES, other.block, b, b + KeyRun.RECORD_BYTES);
    }
}
