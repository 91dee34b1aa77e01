package io.worklog.server.evidence;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A part of a file, as {@code Range} of RFC 9110 asks for it. Several ranges at once, and what is no
 * range of bytes, are ignored as the RFC allows: the whole file is the answer.
 *
 * @param start its first byte
 * @param end the byte after its last one
 */
record ByteRange(long start, long end) {
    private static final Pattern ONE = Pattern.compile("bytes=\\s*(\\d{0,18})-(\\d{0,18})\\s*");

    /** The range lies outside of the file. */
    static final class OutsideException extends Exception {
        private static final long serialVersionUID = 1L;
    }

    long length() {
        return end - start;
    }

    /**
     * What a header asks of a file of that size; nothing for the whole.
     *
     * @throws OutsideException if no byte of the file is in it
     */
    static Optional<ByteRange> of(@Nullable String header, long size) throws OutsideException {
        Matcher match = ONE.matcher(header == null ? "" : header);
        if (!match.matches() || match.group(1).isEmpty() && match.group(2).isEmpty()) {
            return Optional.empty();
        }
        if (match.group(1).isEmpty()) {
            long last = Long.parseLong(match.group(2));
            return inside(Math.max(0, size - last), size, last == 0 ? 0 : size);
        }
        long start = Long.parseLong(match.group(1));
        long last = match.group(2).isEmpty() ? size - 1 : Long.parseLong(match.group(2));
        if (last < start && !match.group(2).isEmpty()) {
            return Optional.empty();
        }
        return inside(start, Math.min(last + 1, size), size);
    }

    private static Optional<ByteRange> inside(long start, long end, long size)
            throws OutsideException {
        if (start >= size) {
            throw new OutsideException();
        }
        return Optional.of(new ByteRange(start, end));
    }
}
