package io.worklog.checkpoint;

import java.util.Objects;

/**
 * One signature line of a note.
 *
 * @param name the key's name
 * @param keyId the first four bytes of the key's hash, big-endian
 * @param signature what follows the key id; MUST NOT be changed
 */
public record NoteSignature(String name, int keyId, byte[] signature) {
    public NoteSignature {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(signature, "signature");
    }
}
