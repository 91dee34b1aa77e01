package io.worklog.server.export;

import java.io.Closeable;
import java.io.IOException;

/** Takes rows, one after the other, and keeps none of them. Used by one thread. */
interface RowSink extends Closeable {
    /** Writes a row. */
    void row(ExportRow row) throws IOException;

    /** Writes what comes after the last row. */
    void finish() throws IOException;

    /**
     * Everything so far is in the file and can be gone on with from there.
     *
     * @return the length of the file, or -1 where such a file can only be written in one go
     */
    default long safePoint() throws IOException {
        return -1;
    }

    /** Lets go of the file, finished or not. */
    @Override
    void close() throws IOException;
}
