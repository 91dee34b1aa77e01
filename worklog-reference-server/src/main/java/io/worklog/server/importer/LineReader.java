package io.worklog.server.importer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Cuts bytes into lines at LF or CR LF, holding no more than a limit of one line in memory. */
final class LineReader {
    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final int maxBytes;
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int end;
    private long line;
    private boolean tooLong;

    LineReader(InputStream in, int maxBytes) {
        this.in = in;
        this.maxBytes = maxBytes;
    }

    /** The number of the line that {@link #next} gave last, from 1. */
    long line() {
        return line;
    }

    /** Whether that line was longer than the limit and was cut there. */
    boolean tooLong() {
        return tooLong;
    }

    /** The next line without its end, or nothing. */
    byte @Nullable [] next() throws IOException {
        if (at == end && !fill()) {
            return null;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        tooLong = false;
        line++;
        do {
            int stop = indexOfLineEnd();
            keep(bytes, stop);
            at = stop;
            if (at < end) {
                at++;
                break;
            }
        } while (fill());
        return withoutCarriageReturn(bytes.toByteArray());
    }

    private int indexOfLineEnd() {
        int i = at;
        while (i < end && buffer[i] != '\n') {
            i++;
        }
        return i;
    }

    private void keep(ByteArrayOutputStream bytes, int stop) {
        int length = stop - at;
        int room = maxBytes + 1 - bytes.size();
        bytes.write(buffer, at, Math.min(length, room));
        tooLong |= length > room;
    }

    private boolean fill() throws IOException {
        at = 0;
        end = Math.max(0, in.read(buffer));
        return end > 0;
    }

    private static byte[] withoutCarriageReturn(byte[] bytes) {
        int last = bytes.length - 1;
        return last >= 0 && bytes[last] == '\r' ? java.util.Arrays.copyOf(bytes, last) : bytes;
    }
}
