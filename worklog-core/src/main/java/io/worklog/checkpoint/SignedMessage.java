package io.worklog.checkpoint;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The bytes that are signed, for each type (C2SP signed-note and tlog-cosignature). */
final class SignedMessage {
    private static final int LONGEST_NAME = 255;

    private SignedMessage() {}

    /** Type 0x01: the text itself. */
    static byte[] note(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Type 0x04: two lines, then the text. */
    static byte[] cosignatureV1(long seconds, String text) {
        return note("cosignature/v1\ntime " + seconds + "\n" + text);
    }

    /**
     * Type 0x06: the structure cosigned_message. Extension lines are not part of it.
     *
     * @throws CheckpointException if the text is no checkpoint
     * @throws IllegalArgumentException if name or origin have more than 255 bytes
     */
    static byte[] subtreeV1(String cosigner, long seconds, String text) {
        Checkpoint checkpoint = Checkpoint.parse(text);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write("subtree/v1\n\0".getBytes(StandardCharsets.US_ASCII));
            writeShort(out, cosigner);
            out.writeLong(seconds);
            writeShort(out, checkpoint.origin());
            out.writeLong(0);
            out.writeLong(checkpoint.size().value());
            out.write(checkpoint.root().toBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("an array takes all bytes", e);
        }
        return bytes.toByteArray();
    }

    private static void writeShort(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > LONGEST_NAME) {
            throw new IllegalArgumentException("a name or origin of more than 255 bytes");
        }
        out.writeByte(bytes.length);
        out.write(bytes);
    }
}
