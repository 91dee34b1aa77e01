package io.worklog.checkpoint;

import java.security.SecureRandom;
import java.time.InstantSource;

/**
 * Makes cosigners with ML-DSA-44 keys (type 0x06). Every method but {@link #available()} throws
 * {@link UnsupportedOperationException} before JDK 24. Thread-safe, as are the signers.
 */
public final class MlDsa44Keys {
    private MlDsa44Keys() {}

    /** Whether this Java runtime has the algorithm. */
    public static boolean available() {
        return MlDsa44.STANDARD.isThere();
    }

    /** A cosigner with a new key. */
    public static NoteSigner generate(String name, SecureRandom random, InstantSource clock) {
        byte[] seed = new byte[SeededKeys.SEED_SIZE];
        random.nextBytes(seed);
        return fromSeed(name, seed, clock);
    }

    /**
     * A cosigner with the key of a seed (ξ of FIPS 204, algorithm 1). Signs checkpoints only.
     *
     * @param seed 32 bytes
     * @param clock gives the time in each cosignature
     */
    public static NoteSigner fromSeed(String name, byte[] seed, InstantSource clock) {
        byte[] key = MlDsa44.STANDARD.publicKeyOf(SeededKeys.checkSeed(seed));
        SignatureAlgorithm algorithm = SignatureAlgorithm.ML_DSA_44_COSIGNATURE;
        return new SeedSigner(VerifierKey.of(name, algorithm, key), seed, clock);
    }
}
