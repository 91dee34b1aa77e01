package io.worklog.checkpoint;

import java.security.SecureRandom;
import java.time.InstantSource;

/** Makes signers with Ed25519 keys. Thread-safe, as are the signers. */
public final class Ed25519Keys {
    private Ed25519Keys() {}

    /** A signer with a new key. */
    public static NoteSigner generate(String name, SecureRandom random) {
        byte[] seed = new byte[SeededKeys.SEED_SIZE];
        random.nextBytes(seed);
        return fromSeed(name, seed);
    }

    /**
     * A signer with the key of a seed (the private key of RFC 8032, section 5.1.5).
     *
     * @param seed 32 bytes
     */
    public static NoteSigner fromSeed(String name, byte[] seed) {
        return signer(name, SignatureAlgorithm.ED25519, seed, InstantSource.system());
    }

    /**
     * A cosigner (cosignature/v1). MUST have a key of its own: the signed bytes do not name the
     * cosigner.
     *
     * @param seed 32 bytes
     * @param clock gives the time in each cosignature
     */
    public static NoteSigner cosigner(String name, byte[] seed, InstantSource clock) {
        return signer(name, SignatureAlgorithm.ED25519_COSIGNATURE, seed, clock);
    }

    private static NoteSigner signer(
            String name, SignatureAlgorithm algorithm, byte[] seed, InstantSource clock) {
        byte[] key = Ed25519.publicKey(SeededKeys.checkSeed(seed));
        return new SeedSigner(VerifierKey.of(name, algorithm, key), seed, clock);
    }

    /**
     * A copy of the seed of a signer made by this library, for whoever stores the key.
     *
     * @throws IllegalArgumentException for a signer that keeps its key to itself
     */
    public static byte[] seedOf(NoteSigner signer) {
        if (signer instanceof SeedSigner own) {
            return own.seed().clone();
        }
        throw new IllegalArgumentException("the key of this signer is not ours to read");
    }
}
