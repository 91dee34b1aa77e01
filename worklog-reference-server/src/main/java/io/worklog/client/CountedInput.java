package io.worklog.client;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts what is read. Not thread-safe. */
final class CountedInput extends FilterInputStream {
    private final long total;
    private final TransferProgress progress;
    private long done;

    CountedInput(InputStream in, long total, TransferProgress progress) {
        super(in);
        this.total = total;
        this.progress = progress;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, length);
        count(Math.max(0, read));
        return read;
    }

    private void count(int bytes) {
        done += bytes;
        progress.at(done, total);
    }
}
