package io.worklog.file;

import io.worklog.checkpoint.Ed25519Keys;
import io.worklog.checkpoint.KeyHistory;
import io.worklog.checkpoint.LogKey;
import io.worklog.checkpoint.NoteSigner;
import io.worklog.checkpoint.VerifierKey;
import io.worklog.log.LogId;
import io.worklog.log.TreeSize;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The key file of one log: a line with the CRC32C of all that follows, {@code log <name>}, a line
 * {@code key <from> <to or -> <vkey>} for every key, oldest first, and {@code seed <base64>} of the
 * key in use. Seeds of former keys are not kept: nothing is to be signed with them.
 *
 * @param history every key
 * @param signer the key in use
 */
record KeyFile(KeyHistory history, NoteSigner signer) {
    private static final String TITLE = "worklog keys v1 ";

    byte[] format(LogId log) {
        StringBuilder text = new StringBuilder("log ").append(log).append('\n');
        for (LogKey key : history.keys()) {
            TreeSize to = key.to();
            text.append("key ").append(key.from()).append(' ').append(to == null ? "-" : to);
            text.append(' ').append(key.key()).append('\n');
        }
        String seed = Base64.getEncoder().encodeToString(Ed25519Keys.seedOf(signer));
        return withTitle(text.append("seed ").append(seed).append('\n').toString());
    }

    /** Reads a file; nothing where it is not what was written for that log. */
    static Optional<KeyFile> parse(LogId log, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int body = text.indexOf('\n') + 1;
        if (!Arrays.equals(withTitle(text.substring(body)), bytes)) {
            return Optional.empty();
        }
        List<String> lines = text.substring(body).lines().toList();
        if (lines.size() < 3 || !lines.get(0).equals("log " + log)) {
            return Optional.empty();
        }
        List<LogKey> keys = new ArrayList<>();
        for (String line : lines.subList(1, lines.size() - 1)) {
            keys.add(key(line));
        }
        String seed = lines.get(lines.size() - 1).substring("seed ".length());
        KeyHistory history = new KeyHistory(keys);
        String name = history.current().key().name();
        NoteSigner signer = Ed25519Keys.fromSeed(name, Base64.getDecoder().decode(seed));
        boolean same = signer.verifierKey().equals(history.current().key());
        return same ? Optional.of(new KeyFile(history, signer)) : Optional.empty();
    }

    private static LogKey key(String line) {
        String[] words = line.split(" ", -1);
        TreeSize to = words[2].equals("-") ? null : TreeSize.of(Long.parseLong(words[2]));
        TreeSize from = TreeSize.of(Long.parseLong(words[1]));
        return new LogKey(VerifierKey.parse(words[3]), from, to);
    }

    private static byte[] withTitle(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.ISO_8859_1);
        int crc = WholeFiles.crc(bytes, 0, bytes.length);
        String title = TITLE + String.format(Locale.ROOT, "%08x", crc) + "\n";
        return (title + body).getBytes(StandardCharsets.ISO_8859_1);
    }
}
