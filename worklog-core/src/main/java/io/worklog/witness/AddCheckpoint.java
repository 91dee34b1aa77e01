package io.worklog.witness;

import io.worklog.checkpoint.SignedNote;
import io.worklog.merkle.Hash;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A request as it came: {@code old <size>}, proof lines, an empty line, the checkpoint.
 *
 * @param oldSize the size the client believes was cosigned last
 * @param proof consistency proof from that size, at most 63 hashes
 * @param note the checkpoint
 */
record AddCheckpoint(long oldSize, List<Hash> proof, SignedNote note) {
    private static final int MAX_PROOF = 63;

    AddCheckpoint {
        proof = List.copyOf(proof);
    }

    /**
     * Reads a request.
     *
     * @throws IllegalArgumentException if it is not of the form
     */
    static AddCheckpoint parse(byte[] request) {
        String text = new String(request, StandardCharsets.UTF_8);
        int blank = text.indexOf("\n\n");
        if (blank < 0) {
            throw new IllegalArgumentException("no empty line before the checkpoint");
        }
        String[] lines = text.substring(0, blank).split("\n", -1);
        if (!lines[0].matches("old (0|[1-9][0-9]{0,15})") || lines.length > MAX_PROOF + 1) {
            throw new IllegalArgumentException(
                    "the first line is old and a size, 63 hashes follow");
        }
        List<Hash> proof = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            proof.add(Hash.of(Base64.getDecoder().decode(lines[i])));
        }
        byte[] note = text.substring(blank + 2).getBytes(StandardCharsets.UTF_8);
        return new AddCheckpoint(
                Long.parseLong(lines[0].substring(4)), proof, SignedNote.parse(note));
    }
}
