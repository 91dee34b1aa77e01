package io.worklog.spring.source.http;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a copy of what the application reads, as long as it is not more than the limit; beyond that
 * it only counts. Not thread-safe, like the stream it reads.
 */
final class TeeStream extends ServletInputStream {
    private final ServletInputStream source;
    private final long limit;
    private @Nullable ByteArrayOutputStream copy = new ByteArrayOutputStream();
    private long count;

    TeeStream(ServletInputStream source, long limit) {
        this.source = source;
        this.limit = limit;
    }

    /** How many bytes were read. */
    long count() {
        return count;
    }

    /** What was read; nothing where it was more than the limit. */
    Optional<byte[]> bytes() {
        return Optional.ofNullable(copy).map(ByteArrayOutputStream::toByteArray);
    }

    @Override
    public int read() throws IOException {
        int read = source.read();
        if (read >= 0) {
            keep(new byte[] {(byte) read}, 0, 1);
        }
        return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = source.read(bytes, offset, length);
        if (read > 0) {
            keep(bytes, offset, read);
        }
        return read;
    }

    private void keep(byte[] bytes, int offset, int length) {
        count += length;
        if (count > limit) {
            copy = null;
        } else if (copy != null) {
            copy.write(bytes, offset, length);
        }
    }

    @Override
    public int available() throws IOException {
        return source.available();
    }

    @Override
    public boolean isFinished() {
        return source.isFinished();
    }

    @Override
    public boolean isReady() {
        return source.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
        source.setReadListener(listener);
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
