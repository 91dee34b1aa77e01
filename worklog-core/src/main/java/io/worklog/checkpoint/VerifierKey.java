package io.worklog.checkpoint;

import java.util.Objects;

/**
 * A public key in the form {@code name+hexid+base64} (C2SP signed-note "vkey").
 *
 * @param name the key's name: no spaces, no plus
 * @param keyId the first four bytes of SHA-256 over name, newline, type and key
 * @param algorithm which signature algorithm
 * @param key the raw public key; MUST NOT be changed
 */
public record VerifierKey(String name, int keyId, SignatureAlgorithm algorithm, byte[] key) {
    public VerifierKey {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(algorithm, "algorithm");
        Objects.requireNonNull(key, "key");
    }
}
