package io.worklog.checkpoint;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * ML-DSA-44 (FIPS 204) with an empty context, as the Java runtime has it from JDK 24 on. Keys and
 * signatures are raw bytes.
 *
 * @param algorithm the runtime's name for it
 */
record MlDsa44(String algorithm) {
    /** With the name that every JDK uses. */
    static final MlDsa44 STANDARD = new MlDsa44("ML-DSA-44");

    private static final int KEY_SIZE = 1312;

    /** The start of a SubjectPublicKeyInfo up to the raw key, OID 2.16.840.1.101.3.4.3.17. */
    private static final String KEY_INFO = "30820532300b06096086480165030403110382052100";

    /** Whether this runtime has the algorithm. */
    boolean isThere() {
        try {
            KeyFactory.getInstance(algorithm);
            return true;
        } catch (NoSuchAlgorithmException e) {
            return false;
        }
    }

    private void checkThere() {
        if (!isThere()) {
            throw new UnsupportedOperationException(
                    algorithm + " needs JDK 24 or newer; this is " + Runtime.version().feature());
        }
    }

    /**
     * Whether the signature is that key's over the message.
     *
     * @throws UnsupportedOperationException before JDK 24: not knowing is neither yes nor no
     */
    boolean verifies(byte[] key, byte[] message, byte[] signature) {
        checkThere();
        if (key.length != KEY_SIZE) {
            return false;
        }
        try {
            Signature verifier = Signature.getInstance(algorithm);
            verifier.initVerify(publicKey(key));
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private PublicKey publicKey(byte[] key)
            throws NoSuchAlgorithmException, InvalidKeySpecException {
        byte[] info = HexFormat.of().parseHex(KEY_INFO);
        byte[] encoded = Arrays.copyOf(info, info.length + KEY_SIZE);
        System.arraycopy(key, 0, encoded, info.length, KEY_SIZE);
        return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(encoded));
    }

    /** The public key of a 32-byte seed. */
    byte[] publicKeyOf(byte[] seed) {
        checkThere();
        byte[] encoded = SeededKeys.generate(algorithm, seed).getPublic().getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - KEY_SIZE, encoded.length);
    }

    /** Signs a message with the key of a 32-byte seed. */
    byte[] sign(byte[] seed, byte[] message) {
        checkThere();
        try {
            Signature signer = Signature.getInstance(algorithm);
            signer.initSign(SeededKeys.generate(algorithm, seed).getPrivate());
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime cannot sign with ML-DSA-44", e);
        }
    }
}
