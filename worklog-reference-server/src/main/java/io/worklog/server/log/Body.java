package io.worklog.server.log;

import io.worklog.server.api.ApiProblem;
import io.worklog.server.api.Problem;
import io.worklog.server.log.Bulkhead.Pass;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.LongSupplier;

/** Reads bodies whole, within limits of size, memory and time. Thread-safe. */
final class Body {
    private static final int FIRST = 8_192;

    private final Admission admission;
    private final long nanos;
    private final LongSupplier clock;

    /**
     * Reads bodies.
     *
     * @param time how long one may take to arrive
     * @param clock nanoseconds that only rise
     */
    Body(Admission admission, Duration time, LongSupplier clock) {
        this.admission = admission;
        this.nanos = time.toNanos();
        this.clock = clock;
    }

    /** What is done with a body; its memory is reserved until this ends. */
    interface Use<T> {
        /** Uses the bytes. */
        T of(byte[] bytes) throws IOException;
    }

    /** Reads a body of at most so many bytes and uses it. */
    <T> T read(HttpServletRequest request, int limit, Use<T> use) throws IOException {
        long length = request.getContentLengthLong();
        if (length > limit) {
            throw tooLarge(limit);
        }
        try (Pass room = admission.body(length < 0 ? limit : length)) {
            return use.of(all(request.getInputStream(), length, limit));
        }
    }

    private byte[] all(InputStream in, long length, int limit) throws IOException {
        long start = clock.getAsLong();
        byte[] bytes = new byte[(int) (length < 0 ? FIRST : length)];
        int size = 0;
        while (true) {
            if (size == bytes.length) {
                int next = in.read();
                if (next < 0) {
                    return bytes;
                }
                if (size == limit) {
                    throw tooLarge(limit);
                }
                bytes = Arrays.copyOf(bytes, Math.min(limit, Math.max(FIRST, size * 2)));
                bytes[size++] = (byte) next;
            }
            int got = in.read(bytes, size, bytes.length - size);
            if (got < 0) {
                return Arrays.copyOf(bytes, size);
            }
            size += got;
            if (clock.getAsLong() - start > nanos) {
                throw Problem.of(LogProblem.BODY_TOO_SLOW, "the body took too long to arrive");
            }
        }
    }

    private static Problem tooLarge(int limit) {
        return Problem.of(ApiProblem.TOO_LARGE, "the limit is " + limit + " bytes");
    }
}
