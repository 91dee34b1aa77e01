package io.worklog.checkpoint;

import io.worklog.checkpoint.CheckpointException.Reason;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Decides whether a signed checkpoint is to be believed. Signatures of unknown keys are ignored;
 * where a known key is named its signature MUST verify, or the whole note is refused. Thread-safe.
 */
public final class Checkpoints {
    private Checkpoints() {}

    /**
     * The checkpoint in a note that one of the log's keys signed, the key's name being the origin.
     *
     * @throws CheckpointException with its reason if it MUST NOT be believed
     */
    public static Checkpoint open(SignedNote note, KeyHistory keys) {
        return open(note, keys.current().key().name(), keys);
    }

    /**
     * The checkpoint in a note of a log whose origin is not its keys' name.
     *
     * @param origin what the first line MUST be
     * @throws CheckpointException with its reason if it MUST NOT be believed
     */
    public static Checkpoint open(SignedNote note, String origin, KeyHistory keys) {
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        boolean known = false;
        boolean signed = false;
        for (NoteSignature signature : note.signatures()) {
            LogKey key = keys.named(signature).orElse(null);
            if (key != null) {
                known = true;
                signed |= key.validAt(checkpoint.size());
                check(key.key(), note, signature);
            }
        }
        if (!signed) {
            throw unsigned(checkpoint, known);
        }
        if (!checkpoint.origin().equals(origin)) {
            throw new CheckpointException(
                    Reason.OTHER_ORIGIN,
                    "a checkpoint of " + checkpoint.origin() + ", not of " + origin);
        }
        return checkpoint;
    }

    /**
     * Who of the given witnesses cosigned a note, each once. How many are enough is for the caller.
     *
     * @throws CheckpointException with {@link Reason#BAD_SIGNATURE} if a signature names a witness
     *     and does not verify
     */
    public static List<Cosignature> cosignatures(
            SignedNote note, Collection<VerifierKey> witnesses) {
        List<Cosignature> found = new ArrayList<>();
        for (VerifierKey witness : witnesses.stream().distinct().toList()) {
            if (!witness.algorithm().hasTime()) {
                throw new IllegalArgumentException("not a cosigner's key: " + witness);
            }
            List<NoteSignature> named =
                    note.signatures().stream().filter(witness::isNamedBy).toList();
            named.forEach(signature -> check(witness, note, signature));
            if (!named.isEmpty()) {
                found.add(Cosignature.of(witness, named.get(0)));
            }
        }
        return found;
    }

    private static void check(VerifierKey key, SignedNote note, NoteSignature signature) {
        if (!key.verifies(note.text(), signature)) {
            throw new CheckpointException(
                    Reason.BAD_SIGNATURE, "the signature of " + signature + " does not verify");
        }
    }

    private static CheckpointException unsigned(Checkpoint checkpoint, boolean known) {
        if (known) {
            return new CheckpointException(
                    Reason.KEY_NOT_VALID_AT_SIZE,
                    "signed by a key that may not sign size " + checkpoint.size());
        }
        return new CheckpointException(
                Reason.UNKNOWN_KEY, "no signature of a known key on size " + checkpoint.size());
    }
}
