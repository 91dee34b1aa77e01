package io.worklog.cache;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Values as they lie in a shared level: a version, the HMAC-SHA-256 (RFC 2104) over version, key
 * and content, then the content. A value under another key, of another version or made without the
 * secret is none. Thread-safe.
 */
final class SealedValues {
    private static final byte VERSION = 1;
    private static final String ALGORITHM = "HmacSHA256";
    private static final int MAC_BYTES = 32;
    private static final int HEADER = 1 + MAC_BYTES;

    private final SecretKeySpec secret;

    SealedValues(byte[] secret) {
        this.secret = new SecretKeySpec(secret, ALGORITHM);
    }

    byte[] seal(String key, byte[] content) {
        return ByteBuffer.allocate(HEADER + content.length)
                .put(VERSION)
                .put(mac(key, content, 0))
                .put(content)
                .array();
    }

    /** The content, or nothing where it is not what was sealed under that key. */
    byte @Nullable [] open(String key, byte[] value) {
        if (value.length < HEADER || value[0] != VERSION) {
            return null;
        }
        byte[] told = Arrays.copyOfRange(value, 1, HEADER);
        return MessageDigest.isEqual(told, mac(key, value, HEADER))
                ? Arrays.copyOfRange(value, HEADER, value.length)
                : null;
    }

    private byte[] mac(String key, byte[] bytes, int from) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            byte[] name = key.getBytes(StandardCharsets.UTF_8);
            mac.update(ByteBuffer.allocate(5).put(VERSION).putInt(name.length).flip());
            mac.update(name);
            mac.update(bytes, from, bytes.length - from);
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
