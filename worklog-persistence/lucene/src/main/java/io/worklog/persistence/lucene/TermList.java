package io.worklog.persistence.lucene;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.apache.lucene.util.UnicodeUtil;

/**
 * Terms of one document, in one reused byte array. A term is the code of its kind and the UTF-8 of
 * its value; a longer value than {@value #MAX_INLINE} bytes stands as its SHA-256, under a code of
 * its own, because a term of Lucene has a limit. Not thread-safe.
 */
final class TermList {
    /** Longest value that stands in a term as it is, in bytes. */
    static final int MAX_INLINE = 512;

    private static final int HASHED = 0x80;

    private byte[] bytes = new byte[4096];
    private int[] ends = new int[128];
    private int[] places = new int[128];
    private int size;
    private int place;

    /** Empties the list. */
    void clear() {
        size = 0;
        place = 0;
    }

    /** The terms added from now on stand at the next position. */
    void nextPlace() {
        place++;
    }

    void add(TermKind kind, String value) {
        int start = begin(kind, 3 * value.length());
        finish(start, write(value, start + 1));
    }

    /** A term of two values, told apart by the length of the first. */
    void add(TermKind kind, String first, String second) {
        int start = begin(kind, 4 + 3 * (first.length() + second.length()));
        int middle = write(first, start + 5);
        writeInt(middle - start - 5, start + 1);
        finish(start, write(second, middle));
    }

    int size() {
        return size;
    }

    /** Points at one term; what it points at changes with the list. */
    void get(int i, BytesRef term) {
        term.bytes = bytes;
        term.offset = start(i);
        term.length = ends[i] - term.offset;
    }

    /** One term in an array of its own. */
    BytesRef copy(int i) {
        BytesRef term = new BytesRef();
        get(i, term);
        return BytesRef.deepCopyOf(term);
    }

    /** The position one term stands at, from 0. */
    int place(int i) {
        return places[i];
    }

    /** A number that differs, with very high likelihood, for every other list. */
    long fingerprint() {
        BytesRef all = new BytesRef(bytes, 0, start(size));
        long hash = StringHelper.murmurhash3_x64_128(all)[0];
        for (int i = 0; i < size; i++) {
            hash = 31 * hash + ((long) ends[i] << 32 | places[i]);
        }
        return hash;
    }

    private int begin(TermKind kind, int atMost) {
        int start = start(size);
        bytes = ArrayUtil.grow(bytes, start + 1 + Math.max(atMost, 32));
        bytes[start] = kind.code();
        return start;
    }

    private void finish(int start, int end) {
        ends = ArrayUtil.grow(ends, size + 1);
        places = ArrayUtil.grow(places, size + 1);
        ends[size] = end - start - 1 > MAX_INLINE ? shorten(start, end) : end;
        places[size++] = place;
    }

    private int shorten(int start, int end) {
        byte[] digest = sha256(Arrays.copyOfRange(bytes, start + 1, end));
        bytes[start] |= (byte) HASHED;
        System.arraycopy(digest, 0, bytes, start + 1, digest.length);
        return start + 1 + digest.length;
    }

    private int start(int i) {
        return i == 0 ? 0 : ends[i - 1];
    }

    private int write(String value, int at) {
        return UnicodeUtil.UTF16toUTF8(value, 0, value.length(), bytes, at);
    }

    private void writeInt(int value, int at) {
        bytes[at] = (byte) (value >>> 24);
        bytes[at + 1] = (byte) (value >>> 16);
        bytes[at + 2] = (byte) (value >>> 8);
        bytes[at + 3] = (byte) value;
    }

    private static byte[] sha256(byte[] value) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(value);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
