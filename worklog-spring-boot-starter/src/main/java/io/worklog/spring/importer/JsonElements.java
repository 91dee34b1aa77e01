package io.worklog.spring.importer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Cuts JSON into its objects without keeping more than one: those of an array, those that follow
 * each other, or those of the first array in an object. Whether an object is well-formed is for
 * whoever parses it. Not thread-safe.
 */
final class JsonElements {
    /** Larger objects are refused, so that one of them cannot fill the memory. */
    static final int MAX_BYTES = 8 << 20;

    private final InputStream in;
    private boolean inArray;
    private long position;
    private long start;

    /**
     * Begins to read.
     *
     * @param wrapped whether the objects are in the first array of an object
     */
    JsonElements(InputStream in, boolean wrapped) throws IOException {
        this.in = in;
        if (wrapped) {
            skipToArray();
        }
    }

    private void skipToArray() throws IOException {
        boolean quoted = false;
        boolean escaped = false;
        for (int b = next(); b >= 0; b = next()) {
            if (b == '[' && !quoted) {
                inArray = true;
                return;
            }
            quoted ^= b == '"' && !escaped;
            escaped = b == '\\' && !escaped;
        }
        throw new IOException("there is no array");
    }

    private int next() throws IOException {
        int b = in.read();
        position += b < 0 ? 0 : 1;
        return b;
    }

    /** Where the last object began, in bytes from the start. */
    long start() {
        return start;
    }

    /** The bytes of the next object, or nothing at the end. */
    byte @Nullable [] read() throws IOException {
        for (int b = next(); b >= 0; b = next()) {
            if (b == '{') {
                start = position - 1;
                return object();
            }
            if (b == ']' && inArray) {
                return null;
            }
            inArray |= b == '[';
            if ("[,\n\r\t \uFEFF\u00EF\u00BB\u00BF".indexOf(b) < 0) {
                throw new IOException("there is no object at byte " + (position - 1));
            }
        }
        if (inArray) {
            throw new IOException("the array does not end");
        }
        return null;
    }

    private byte[] object() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write('{');
        int depth = 1;
        boolean quoted = false;
        boolean escaped = false;
        while (depth > 0) {
            int b = next();
            if (b < 0 || bytes.size() >= MAX_BYTES) {
                throw new IOException(
                        "the object at byte " + start + " does not end or is too big");
            }
            bytes.write(b);
            if (!quoted) {
                depth += b == '{' || b == '[' ? 1 : b == '}' || b == ']' ? -1 : 0;
            }
            quoted ^= b == '"' && !escaped;
            escaped = b == '\\' && !escaped;
        }
        return bytes.toByteArray();
    }
}
