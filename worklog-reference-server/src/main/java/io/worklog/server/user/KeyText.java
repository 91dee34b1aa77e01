package io.worklog.server.user;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An API key as its owner has it: {@code wl_<id>_<secret>}, which scanners of repositories can find.
 *
 * @param id identifier of the key, without prefix
 * @param secret 256 random bits in base64url
 */
record KeyText(String id, String secret) {
    static final String START = "wl_";

    private static final String PREFIX = "key_";
    private static final Pattern SHAPE = Pattern.compile("wl_([0-9a-z]{26})_([A-Za-z0-9_-]{43})");

    /** Of a key's identifier. */
    static KeyText of(String keyId, String secret) {
        return new KeyText(keyId.substring(PREFIX.length()), secret);
    }

    /** Read from a request; nothing where it has not the shape of a key. */
    static Optional<KeyText> read(String text) {
        Matcher shape = SHAPE.matcher(text);
        return shape.matches()
                ? Optional.of(new KeyText(shape.group(1), shape.group(2)))
                : Optional.empty();
    }

    /** The key's identifier. */
    String keyId() {
        return PREFIX + id;
    }

    /** What its owner keeps. */
    String text() {
        return START + id + '_' + secret;
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return START + id;
    }
}
