package io.worklog.server.viewer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A token as a page has it: {@code wv_<id>_<secret>}.
 *
 * @param id identifier of the token, without prefix
 * @param secret 256 random bits in base64url
 */
record TokenText(String id, String secret) {
    private static final int BYTES = 32;
    private static final String PREFIX = "vwt_";
    private static final Pattern SHAPE = Pattern.compile("wv_([0-9a-z]{26})_([A-Za-z0-9_-]{43})");
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    /** A new secret for a token. */
    static TokenText fresh(String tokenId, SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new TokenText(tokenId.substring(PREFIX.length()), BASE64.encodeToString(bytes));
    }

    /** Read from a request; nothing where it has not the shape of a token. */
    static Optional<TokenText> read(String text) {
        Matcher shape = SHAPE.matcher(text);
        return shape.matches()
                ? Optional.of(new TokenText(shape.group(1), shape.group(2)))
                : Optional.empty();
    }

    /** The token's identifier. */
    String tokenId() {
        return PREFIX + id;
    }

    /** What the page gets. */
    String text() {
        return "wv_" + id + '_' + secret;
    }

    /** What is kept: SHA-256 in base64url. It is of 256 random bits, so there is nothing to guess. */
    String hash() {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return BASE64.encodeToString(sha256.digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Compares without telling by time where they differ. */
    boolean isOf(String hash) {
        return MessageDigest.isEqual(
                hash().getBytes(StandardCharsets.US_ASCII),
                hash.getBytes(StandardCharsets.US_ASCII));
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return tokenId();
    }
}
