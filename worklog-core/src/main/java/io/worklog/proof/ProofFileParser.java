package io.worklog.proof;

import io.worklog.checkpoint.Checkpoint;
import io.worklog.checkpoint.CheckpointException;
import io.worklog.checkpoint.SignedNote;
import io.worklog.merkle.Hash;
import io.worklog.merkle.InclusionProof;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads proof files, line by line and in one spelling only. */
final class ProofFileParser {
    static final String FIRST_LINE = "c2sp.org/tlog-proof@v1";
    static final String EXTRA = "extra ";
    static final String INDEX = "index ";

    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,18}");

    private ProofFileParser() {}

    static ProofFile parse(byte[] bytes) {
        try {
            int end = endOfHead(bytes);
            String head = new String(bytes, 0, end, StandardCharsets.ISO_8859_1);
            byte[] note = Arrays.copyOfRange(bytes, end + 2, bytes.length);
            return parse(List.of(head.split("\n", -1)), SignedNote.parse(note));
        } catch (CheckpointException | IllegalArgumentException e) {
            throw new IllegalArgumentException("not a proof file: " + e.getMessage(), e);
        }
    }

    private static ProofFile parse(List<String> lines, SignedNote note) {
        if (!lines.get(0).equals(FIRST_LINE)) {
            throw new IllegalArgumentException("the first line is not " + FIRST_LINE);
        }
        boolean hasExtra = lines.size() > 1 && lines.get(1).startsWith(EXTRA);
        int indexAt = hasExtra ? 2 : 1;
        if (lines.size() <= indexAt || !lines.get(indexAt).startsWith(INDEX)) {
            throw new IllegalArgumentException("no index line");
        }
        List<Hash> path =
                lines.subList(indexAt + 1, lines.size()).stream().map(Hash::fromBase64).toList();
        long index = number(lines.get(indexAt).substring(INDEX.length()));
        long size = Checkpoint.parse(note.text()).size().value();
        byte @Nullable [] extra = hasExtra ? extra(lines.get(1)) : null;
        return new ProofFile(new InclusionProof(index, size, path), note, extra);
    }

    /** Where the empty line before the checkpoint begins. */
    private static int endOfHead(byte[] bytes) {
        for (int i = 0; i + 1 < bytes.length; i++) {
            if (bytes[i] == '\n' && bytes[i + 1] == '\n') {
                return i;
            }
        }
        throw new IllegalArgumentException("no empty line before the checkpoint");
    }

    private static long number(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException("the index is not a plain decimal number");
        }
        return Long.parseLong(text);
    }

    private static byte[] extra(String line) {
        String text = line.substring(EXTRA.length());
        byte[] extra = Base64.getDecoder().decode(text);
        if (!Base64.getEncoder().encodeToString(extra).equals(text)) {
            throw new IllegalArgumentException("extra data in another spelling than base64");
        }
        return extra;
    }
}
