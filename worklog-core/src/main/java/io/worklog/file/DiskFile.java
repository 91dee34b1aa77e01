package io.worklog.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** One open file. Positions are given with every call, so reads may run beside a write. */
interface DiskFile extends Closeable {
    /** Fills the buffer from a position on, or up to the end of the file; returns how much. */
    int read(ByteBuffer target, long position) throws IOException;

    /** Writes all that remains in the buffer. */
    void write(ByteBuffer source, long position) throws IOException;

    /** Returns only when content and size are on the disk. MUST NOT be repeated after a failure. */
    void force() throws IOException;

    /** The size in bytes. */
    long size() throws IOException;

    /** Cuts the file; does nothing where it is not longer. */
    void truncate(long size) throws IOException;
}
