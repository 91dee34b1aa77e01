package io.worklog.checkpoint;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A text with the signatures under it (C2SP signed-note). The text MUST NOT be believed before a
 * signature of a known key is verified: see {@link Checkpoints}.
 *
 * @param text ends in a newline
 * @param signatures in the order of their lines, 1 to 64
 */
public record SignedNote(String text, List<NoteSignature> signatures) {
    /** The most bytes a note can have: room for 16 signatures of 5 kB and more. */
    public static final int MAX_BYTES = 262_144;

    /** The most signatures a note can have. */
    public static final int MAX_SIGNATURES = 64;

    private static final String BLANK_LINE = "\n\n";

    public SignedNote {
        NoteSyntax.checkText(Objects.requireNonNull(text, "text"));
        signatures = List.copyOf(signatures);
        if (signatures.isEmpty() || signatures.size() > MAX_SIGNATURES) {
            throw new IllegalArgumentException("a note has 1 to 64 signatures");
        }
    }

    /**
     * Reads a note.
     *
     * @throws CheckpointException with {@link CheckpointException.Reason#MALFORMED} if the bytes
     *     are not exactly what C2SP signed-note defines, or are more than {@value #MAX_BYTES}
     */
    public static SignedNote parse(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw CheckpointException.malformed("a note of " + bytes.length + " bytes", null);
        }
        try {
            return parse(NoteSyntax.utf8(bytes));
        } catch (IllegalArgumentException e) {
            throw CheckpointException.malformed("not a signed note: " + e.getMessage(), e);
        }
    }

    private static SignedNote parse(String note) {
        int end = note.lastIndexOf(BLANK_LINE);
        if (end < 0 || !note.endsWith("\n")) {
            throw new IllegalArgumentException("no blank line before the signatures");
        }
        String lines = note.substring(end + BLANK_LINE.length());
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("no signature");
        }
        String[] each = lines.substring(0, lines.length() - 1).split("\n", MAX_SIGNATURES + 1);
        return new SignedNote(
                note.substring(0, end + 1), Stream.of(each).map(NoteSignature::parseLine).toList());
    }

    /** The note as it is served; {@link #parse(byte[])} reads it back. */
    public byte[] bytes() {
        StringBuilder note = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> note.append(signature.line()));
        return note.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The same note with one more signature, in the place of an older one of the same key. */
    public SignedNote with(NoteSignature signature) {
        List<NoteSignature> all = new ArrayList<>(signatures);
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).hasKeyOf(signature)) {
                all.set(i, signature);
                return new SignedNote(text, all);
            }
        }
        all.add(signature);
        return new SignedNote(text, all);
    }

    /** Signs a text with one key. */
    public static SignedNote sign(String text, NoteSigner signer) {
        return new SignedNote(text, List.of(signer.sign(text)));
    }
}
