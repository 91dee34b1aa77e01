package io.worklog.checkpoint;

import java.nio.ByteBuffer;
import java.time.InstantSource;

/**
 * Signs with a key that is kept as its seed.
 *
 * @param verifierKey the public half
 * @param seed 32 bytes
 * @param clock when a cosignature is made
 */
record SeedSigner(VerifierKey verifierKey, byte[] seed, InstantSource clock) implements NoteSigner {
    SeedSigner {
        seed = SeededKeys.checkSeed(seed);
    }

    @Override
    public NoteSignature sign(String text) {
        NoteSyntax.checkText(text);
        byte[] signature = verifierKey.algorithm().hasTime() ? cosign(text) : note(text);
        NoteSignature made = new NoteSignature(verifierKey.name(), verifierKey.keyId(), signature);
        if (!verifierKey.verifies(text, made)) {
            throw new IllegalStateException("a signature that does not verify: " + made);
        }
        return made;
    }

    private byte[] note(String text) {
        return Ed25519.sign(seed, SignedMessage.note(text));
    }

    private byte[] cosign(String text) {
        long seconds = clock.instant().getEpochSecond();
        byte[] raw =
                switch (verifierKey.algorithm()) {
                    case ED25519, ED25519_COSIGNATURE ->
                            Ed25519.sign(seed, SignedMessage.cosignatureV1(seconds, text));
                    case ML_DSA_44_COSIGNATURE ->
                            MlDsa44.STANDARD.sign(
                                    seed,
                                    SignedMessage.subtreeV1(verifierKey.name(), seconds, text));
                };
        return ByteBuffer.allocate(Long.BYTES + raw.length).putLong(seconds).put(raw).array();
    }

    /** Names the key and never the seed. */
    @Override
    public String toString() {
        return "signer of " + verifierKey;
    }
}
