package io.worklog.checkpoint;

import io.worklog.log.TreeSize;
import io.worklog.merkle.Hash;
import io.worklog.merkle.Rfc6962;
import java.util.Arrays;

/** Signers, checkpoints and notes for tests. */
final class SampleNotes {
    static final String ORIGIN = "example.com/log";

    private SampleNotes() {}

    /** A signer of the sample log, a different one for each number. */
    static NoteSigner signer(int number) {
        return Ed25519Keys.fromSeed(ORIGIN, seed(number));
    }

    static byte[] seed(int number) {
        byte[] seed = new byte[32];
        Arrays.fill(seed, (byte) number);
        return seed;
    }

    static Checkpoint checkpoint(String origin, long size) {
        Hash root = Rfc6962.leaf(new byte[] {(byte) size});
        return new Checkpoint(origin, TreeSize.of(size), root);
    }

    static SignedNote signed(long size, NoteSigner signer) {
        return SignedNote.sign(checkpoint(ORIGIN, size).text(), signer);
    }
}
