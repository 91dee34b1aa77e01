package io.worklog.checkpoint;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;

/**
 * Ed25519 as the Java runtime has it, with the strict checks of {@link Ed25519Points} before it and
 * the equation without cofactor. Keys and signatures are raw bytes.
 */
final class Ed25519 {
    private static final String NAME = "Ed25519";
    private static final int SIGNATURE_SIZE = 2 * Ed25519Points.SIZE;

    private Ed25519() {}

    /** Refuses a public key that is no point of the curve, or of low order, or oddly spelt. */
    static void checkKey(byte[] key) {
        if (!Ed25519Points.isStrictPoint(key, 0)) {
            throw new IllegalArgumentException(
                    "an Ed25519 key of low order or not in its canonical form");
        }
        try {
            verifier(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("an Ed25519 key that is no point of the curve", e);
        }
    }

    /** Whether the signature is that key's over the message. */
    static boolean verifies(byte[] key, byte[] message, byte[] signature) {
        boolean strict =
                signature.length == SIGNATURE_SIZE
                        && key.length == Ed25519Points.SIZE
                        && Ed25519Points.isStrictPoint(key, 0)
                        && Ed25519Points.isStrictPoint(signature, 0)
                        && Ed25519Points.isStrictScalar(signature, Ed25519Points.SIZE);
        if (!strict) {
            return false;
        }
        try {
            Signature verifier = verifier(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static Signature verifier(byte[] key) throws GeneralSecurityException {
        EdECPoint point = new EdECPoint(Ed25519Points.xIsOdd(key, 0), Ed25519Points.y(key, 0));
        PublicKey publicKey =
                KeyFactory.getInstance(NAME)
                        .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point));
        Signature verifier = Signature.getInstance(NAME);
        verifier.initVerify(publicKey);
        return verifier;
    }

    /** Signs a message with the key of a 32-byte seed. */
    static byte[] sign(byte[] seed, byte[] message) {
        try {
            PrivateKey key =
                    KeyFactory.getInstance(NAME)
                            .generatePrivate(
                                    new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
            Signature signer = Signature.getInstance(NAME);
            signer.initSign(key);
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime cannot sign with Ed25519", e);
        }
    }

    /** The public key of a 32-byte seed. */
    static byte[] publicKey(byte[] seed) {
        KeyPair pair = SeededKeys.generate(NAME, seed);
        byte[] encoded = pair.getPublic().getEncoded();
        byte[] key =
                Arrays.copyOfRange(encoded, encoded.length - Ed25519Points.SIZE, encoded.length);
        if (!isOf(seed, pair.getPrivate())
                && !verifies(key, seedCheck(), sign(seed, seedCheck()))) {
            throw new IllegalStateException("this Java runtime made a key of another seed");
        }
        return key;
    }

    /** Whether a private key says that it is that seed; one that keeps it to itself does not. */
    private static boolean isOf(byte[] seed, PrivateKey key) {
        return key instanceof EdECPrivateKey known
                && MessageDigest.isEqual(known.getBytes().orElse(null), seed);
    }

    private static byte[] seedCheck() {
        return new byte[] {1};
    }
}
