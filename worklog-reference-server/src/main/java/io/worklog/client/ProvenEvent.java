package io.worklog.client;

import io.worklog.codec.EventCodec;
import io.worklog.event.AuditEvent;
import io.worklog.proof.ProofFile;
import java.util.Objects;

/**
 * An event whose bytes were checked here to be in the log.
 *
 * @param sealed the exact bytes that were hashed; copied in and out
 * @param proof leads from them to a checkpoint that the log signed
 */
public record ProvenEvent(byte[] sealed, ProofFile proof) {
    public ProvenEvent {
        sealed = sealed.clone();
        Objects.requireNonNull(proof, "proof");
    }

    @Override
    public byte[] sealed() {
        return sealed.clone();
    }

    /** Its place in the log. */
    public long index() {
        return proof.index();
    }

    /** What the bytes say; personal fields are absent, since only commitments to them are sealed. */
    public AuditEvent event() {
        return EventCodec.decode(sealed, null).event();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ProvenEvent that
                && java.util.Arrays.equals(sealed, that.sealed)
                && proof.equals(that.proof);
    }

    @Override
    public int hashCode() {
        return proof.hashCode();
    }

    @Override
    public String toString() {
        return "ProvenEvent[index=" + index() + "]";
    }
}
