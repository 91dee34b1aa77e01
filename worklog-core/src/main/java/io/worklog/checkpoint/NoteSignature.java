package io.worklog.checkpoint;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;

/**
 * One signature line of a note.
 *
 * @param name the key's name
 * @param keyId the first four bytes of the key's hash, big-endian
 * @param signature what follows the key id; copied in and out
 */
public record NoteSignature(String name, int keyId, byte[] signature) {
    private static final String DASH = "— ";

    public NoteSignature {
        NoteSyntax.checkName(Objects.requireNonNull(name, "name"));
        signature = signature.clone();
    }

    /** Reads a line without its newline. */
    public static NoteSignature parseLine(String line) {
        int space = line.lastIndexOf(' ');
        if (!line.startsWith(DASH) || space < DASH.length()) {
            throw new IllegalArgumentException("a signature line is: dash, name, base64");
        }
        byte[] idAndSignature = NoteSyntax.base64(line.substring(space + 1));
        if (idAndSignature.length <= Integer.BYTES) {
            throw new IllegalArgumentException("a signature line without a signature");
        }
        return new NoteSignature(
                line.substring(DASH.length(), space),
                ByteBuffer.wrap(idAndSignature).getInt(),
                Arrays.copyOfRange(idAndSignature, Integer.BYTES, idAndSignature.length));
    }

    /** The line as it stands in a note, with its newline. */
    public String line() {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + signature.length);
        bytes.putInt(keyId).put(signature);
        return DASH + name + " " + Base64.getEncoder().encodeToString(bytes.array()) + "\n";
    }

    @Override
    public byte[] signature() {
        return signature.clone();
    }

    /** Whether both lines claim the same key. */
    boolean hasKeyOf(NoteSignature other) {
        return keyId == other.keyId && name.equals(other.name);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoteSignature that
                && hasKeyOf(that)
                && Arrays.equals(signature, that.signature);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, keyId, Arrays.hashCode(signature));
    }

    @Override
    public String toString() {
        return name + "+" + HexFormat.of().toHexDigits(keyId);
    }
}
