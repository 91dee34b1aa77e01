package io.worklog.checkpoint;

import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * A verified statement of a witness that it saw a checkpoint and found it consistent.
 *
 * @param witness whose key
 * @param epochSeconds when, as the witness says; 0 if it says nothing about the time
 */
public record Cosignature(VerifierKey witness, long epochSeconds) {
    public Cosignature {
        Objects.requireNonNull(witness, "witness");
    }

    /** Reads the time out of a signature that is already verified. */
    static Cosignature of(VerifierKey witness, NoteSignature signature) {
        return new Cosignature(witness, ByteBuffer.wrap(signature.signature()).getLong());
    }
}
