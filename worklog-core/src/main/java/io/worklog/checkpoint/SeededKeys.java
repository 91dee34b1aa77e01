package io.worklog.checkpoint;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.NamedParameterSpec;

/**
 * Key pairs made from a seed. Java has no other way from a seed to a public key than a generator
 * whose randomness is the seed, so every caller checks the pair it gets.
 */
final class SeededKeys {
    /** Bytes of a seed, for each algorithm used here. */
    static final int SEED_SIZE = 32;

    private SeededKeys() {}

    /** The pair of a seed. */
    static KeyPair generate(String algorithm, byte[] seed) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(new NamedParameterSpec(algorithm), new Replay(seed));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no " + algorithm + " keys", e);
        }
    }

    /** Refuses a seed of another length and copies it. */
    static byte[] checkSeed(byte[] seed) {
        if (seed.length != SEED_SIZE) {
            throw new IllegalArgumentException("a seed has 32 bytes, not " + seed.length);
        }
        return seed.clone();
    }

    /** Gives the seed, once. */
    private static final class Replay extends SecureRandom {
        private static final long serialVersionUID = 1L;

        private final transient byte[] seed;
        private boolean used;

        Replay(byte[] seed) {
            this.seed = seed;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            if (used || bytes.length != seed.length) {
                throw new IllegalStateException("a key is made of one seed of 32 bytes");
            }
            used = true;
            System.arraycopy(seed, 0, bytes, 0, seed.length);
        }
    }
}
