package io.worklog.checkpoint;

/** Signs the text of notes with one key. Thread-safe. */
public interface NoteSigner {
    /** The public half. */
    VerifierKey verifierKey();

    /** Signs a note's text, which ends in a newline. */
    NoteSignature sign(String text);
}
