package io.worklog.checkpoint;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;

/**
 * A public key in the form {@code name+hexid+base64} (C2SP signed-note "vkey").
 *
 * @param name the key's name: no spaces, no plus
 * @param keyId the first four bytes of SHA-256 over name, newline, type and key
 * @param algorithm which signature algorithm
 * @param key the raw public key; copied in and out
 */
public record VerifierKey(String name, int keyId, SignatureAlgorithm algorithm, byte[] key) {
    private static final int HEX_ID_LENGTH = 8;

    public VerifierKey {
        NoteSyntax.checkName(Objects.requireNonNull(name, "name"));
        Objects.requireNonNull(algorithm, "algorithm");
        key = key.clone();
        if (key.length != algorithm.keyBytes()) {
            throw new IllegalArgumentException(
                    algorithm + " keys have " + algorithm.keyBytes() + " bytes");
        }
        if (algorithm != SignatureAlgorithm.ML_DSA_44_COSIGNATURE) {
            Ed25519.checkKey(key);
        }
        if (keyId != idOf(name, algorithm, key)) {
            throw new IllegalArgumentException("the key id is not that of the key: " + name);
        }
    }

    /** A key with the id that belongs to it. */
    static VerifierKey of(String name, SignatureAlgorithm algorithm, byte[] key) {
        return new VerifierKey(name, idOf(name, algorithm, key), algorithm, key);
    }

    /**
     * Reads a vkey.
     *
     * @throws IllegalArgumentException if it is malformed, of a type that is not spoken here, has
     *     the id of another key, or is a key that no honest signer has
     */
    public static VerifierKey parse(String vkey) {
        String[] parts = vkey.split("\\+", 3);
        if (parts.length != 3 || parts[1].length() != HEX_ID_LENGTH) {
            throw new IllegalArgumentException("a vkey is: name+hexid+base64");
        }
        byte[] typed = NoteSyntax.base64(parts[2]);
        if (typed.length == 0) {
            throw new IllegalArgumentException("a vkey without a key");
        }
        VerifierKey key =
                new VerifierKey(
                        parts[0],
                        HexFormat.fromHexDigits(parts[1]),
                        SignatureAlgorithm.ofType(typed[0]),
                        Arrays.copyOfRange(typed, 1, typed.length));
        if (!key.toString().equals(vkey)) {
            throw new IllegalArgumentException("a vkey has its id in lower-case hex digits");
        }
        return key;
    }

    private static int idOf(String name, SignatureAlgorithm algorithm, byte[] key) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
            digest.update(algorithm.type());
            return ByteBuffer.wrap(digest.digest(key)).getInt();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    /** Whether the signature names this key; says nothing about its truth. */
    public boolean isNamedBy(NoteSignature signature) {
        return signature.keyId() == keyId && signature.name().equals(name);
    }

    /**
     * Whether the signature names this key and is its signature over a note's text.
     *
     * @throws UnsupportedOperationException for an ML-DSA-44 key before JDK 24
     */
    public boolean verifies(String text, NoteSignature signature) {
        byte[] raw = signature.signature();
        if (!isNamedBy(signature) || raw.length != algorithm.signatureBytes()) {
            return false;
        }
        if (!algorithm.hasTime()) {
            return Ed25519.verifies(key, SignedMessage.note(text), raw);
        }
        long seconds = ByteBuffer.wrap(raw).getLong();
        byte[] cosignature = Arrays.copyOfRange(raw, Long.BYTES, raw.length);
        return seconds >= 0 && verifiesCosignature(seconds, text, cosignature);
    }

    private boolean verifiesCosignature(long seconds, String text, byte[] cosignature) {
        if (algorithm == SignatureAlgorithm.ED25519_COSIGNATURE) {
            return Ed25519.verifies(key, SignedMessage.cosignatureV1(seconds, text), cosignature);
        }
        try {
            byte[] message = SignedMessage.subtreeV1(name, seconds, text);
            return MlDsa44.STANDARD.verifies(key, message, cosignature);
        } catch (CheckpointException | IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public byte[] key() {
        return key.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey that
                && name.equals(that.name)
                && algorithm == that.algorithm
                && Arrays.equals(key, that.key);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, keyId);
    }

    /** The vkey. */
    @Override
    public String toString() {
        ByteBuffer typed = ByteBuffer.allocate(1 + key.length).put(algorithm.type()).put(key);
        return name
                + "+"
                + HexFormat.of().toHexDigits(keyId)
                + "+"
                + Base64.getEncoder().encodeToString(typed.array());
    }
}
