package io.worklog.persistence.mongodb;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * The bytes that stand for something an event can be found by: the code of its kind, then the text
 * in UTF-8. A text that is long or no well-formed Unicode stands as the byte FF, which UTF-8 does
 * not have, and the SHA-256 of its UTF-16 units. So different texts have different terms.
 */
final class Term {
    private static final int LONGEST = 160;
    private static final byte HASHED = (byte) 0xFF;

    private Term() {}

    static Binary of(TermKind kind, String text) {
        byte[] utf8 = text.length() > LONGEST ? null : utf8(text);
        ByteBuffer term =
                utf8 == null || utf8.length > LONGEST
                        ? ByteBuffer.allocate(34).put(kind.code()).put(HASHED).put(sha256(text))
                        : ByteBuffer.allocate(1 + utf8.length).put(kind.code()).put(utf8);
        return new Binary(term.array());
    }

    /** Several texts that belong together; one that is absent differs from every other. */
    static Binary of(TermKind kind, @Nullable String... texts) {
        StringBuilder all = new StringBuilder();
        for (String text : texts) {
            all.append(text == null ? "-" : text.length()).append(':');
        }
        for (String text : texts) {
            all.append(text == null ? "" : text);
        }
        return of(kind, all.toString());
    }

    private static byte @Nullable [] utf8(String text) {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] exact = new byte[bytes.remaining()];
            bytes.get(exact);
            return exact;
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static byte[] sha256(String text) {
        ByteBuffer units = ByteBuffer.allocate(2 * text.length());
        units.asCharBuffer().put(text);
        try {
            return MessageDigest.getInstance("SHA-256").digest(units.array());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
