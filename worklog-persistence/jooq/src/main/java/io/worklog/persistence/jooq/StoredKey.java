package io.worklog.persistence.jooq;

import io.worklog.log.LogIndex;
import io.worklog.spi.EntryKey;
import io.worklog.spi.KeyDigest;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * An idempotency key as bytes of a column. Keys of events are at most 128 characters and stand
 * there as their UTF-8. A byte that no UTF-8 has, 0xFF, and the {@link KeyDigest} stand for a key
 * that has more than 512 bytes, is not well-formed Unicode, or came from a store that did not know
 * it.
 */
final class StoredKey {
    private static final int MAX_BYTES = 512;
    private static final byte DIGEST = (byte) 0xFF;

    private StoredKey() {}

    /** The one form in which entries of this store have a key. */
    static byte[] of(String key) {
        try {
            ByteBuffer utf8 = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(key));
            if (utf8.remaining() <= MAX_BYTES) {
                return Arrays.copyOf(utf8.array(), utf8.remaining());
            }
        } catch (CharacterCodingException e) {
            return digest(KeyDigest.of(key));
        }
        return digest(KeyDigest.of(key));
    }

    /** The form of a key that came from elsewhere. */
    static byte[] of(EntryKey key) {
        return key.key() == null ? digest(key.digest()) : of(key.key());
    }

    /** A key of which only the digest is known. */
    static byte[] digest(byte[] digest) {
        byte[] stored = new byte[1 + digest.length];
        stored[0] = DIGEST;
        System.arraycopy(digest, 0, stored, 1, digest.length);
        return stored;
    }

    /** What a column's bytes say. */
    static EntryKey read(LogIndex index, byte[] stored) {
        if (stored.length > 0 && stored[0] == DIGEST) {
            return new EntryKey(index, Arrays.copyOfRange(stored, 1, stored.length), null);
        }
        return EntryKey.of(index, new String(stored, StandardCharsets.UTF_8));
    }
}
