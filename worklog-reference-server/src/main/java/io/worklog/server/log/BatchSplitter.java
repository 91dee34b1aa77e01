package io.worklog.server.log;

import io.worklog.server.api.ApiProblem;
import io.worklog.server.api.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts a batch into the bytes of its events: a JSON array at its own commas, lines at their ends. It
 * only finds places; whether a piece is JSON says the strict decoder, which reads each by itself, so
 * that one bad event does not take the others with it.
 */
final class BatchSplitter {
    /** The most events of a batch. */
    static final int MOST = 1_000;

    private final byte[] in;
    private final List<byte[]> pieces = new ArrayList<>();

    private BatchSplitter(byte[] in) {
        this.in = in;
    }

    /** The pieces of a JSON array. */
    static List<byte[]> array(byte[] bytes) {
        return new BatchSplitter(bytes).splitArray();
    }

    /** The lines that are not empty. */
    static List<byte[]> lines(byte[] bytes) {
        return new BatchSplitter(bytes).splitLines();
    }

    private List<byte[]> splitLines() {
        int start = 0;
        for (int at = 0; at <= in.length; at++) {
            if (at == in.length || in[at] == '\n') {
                if (!isBlank(start, at)) {
                    add(start, at);
                }
                start = at + 1;
            }
        }
        return pieces;
    }

    private List<byte[]> splitArray() {
        int at = skipSpace(0);
        if (at == in.length || in[at] != '[') {
            throw malformed("a batch is a JSON array, or lines of application/x-ndjson");
        }
        int first = skipSpace(at + 1);
        int end = first < in.length && in[first] == ']' ? first : pieces(at + 1);
        if (skipSpace(end + 1) != in.length) {
            throw malformed("something follows the array");
        }
        return pieces;
    }

    /** Adds the pieces; returns where the array ends. */
    private int pieces(int from) {
        int depth = 0;
        int start = from;
        for (int at = from; at < in.length; at++) {
            switch (in[at]) {
                case '"' -> at = endOfString(at);
                case '{', '[' -> depth++;
                case '}' -> depth--;
                case ']' -> {
                    if (depth-- == 0) {
                        add(start, at);
                        return at;
                    }
                }
                case ',' -> {
                    if (depth == 0) {
                        add(start, at);
                        start = at + 1;
                    }
                }
                default -> {
                    // Of no meaning for where a piece ends.
                }
            }
        }
        throw malformed("the array does not end");
    }

    private int endOfString(int quote) {
        for (int at = quote + 1; at < in.length; at++) {
            if (in[at] == '\\') {
                at++;
            } else if (in[at] == '"') {
                return at;
            }
        }
        throw malformed("a string does not end");
    }

    private void add(int start, int end) {
        if (pieces.size() == MOST) {
            throw Problem.of(
                    ApiProblem.TOO_LARGE, "a batch has at most " + MOST + " events: send several");
        }
        pieces.add(Arrays.copyOfRange(in, start, end));
    }

    private int skipSpace(int from) {
        int at = from;
        while (at < in.length && isSpace(in[at])) {
            at++;
        }
        return at;
    }

    private boolean isBlank(int start, int end) {
        for (int at = start; at < end; at++) {
            if (!isSpace(in[at])) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    private static Problem malformed(String why) {
        return Problem.of(ApiProblem.MALFORMED_JSON, why);
    }
}
