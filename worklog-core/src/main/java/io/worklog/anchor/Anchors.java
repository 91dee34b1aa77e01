package io.worklog.anchor;

import io.worklog.checkpoint.VerifierKey;
import io.worklog.spi.CheckpointAnchor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The anchors that come with the library. */
public final class Anchors {
    /** How often at most a file takes a checkpoint of one log. */
    public static final Duration FILE_INTERVAL = Duration.ofMinutes(1);

    private Anchors() {}

    /**
     * Appends checkpoints to one file per log in a folder, forced to disk. Worth something only where
     * the folder is on storage that whoever holds the log cannot rewrite.
     *
     * @param interval at most one checkpoint of a log in this time; the last one is written at close
     */
    public static CheckpointAnchor file(Path folder, Duration interval, InstantSource clock) {
        return new FileAnchor(folder, interval, clock);
    }

    /**
     * Posts each checkpoint as {@code text/plain} to a URL. The header {@code Worklog-Signature} has
     * {@code t=<unix seconds>,v1=<hex HMAC-SHA-256 of "t.body">}, so that the receiver knows the
     * sender. Any answer from 200 to 299 means taken.
     *
     * @param secret shared with the receiver, at least 16 bytes
     */
    public static CheckpointAnchor webhook(
            URI url, byte[] secret, HttpClient client, InstantSource clock) {
        return new WebhookAnchor(url, secret, client, clock);
    }

    /**
     * Asks a C2SP witness to cosign each checkpoint (tlog-witness, {@code add-checkpoint}).
     *
     * @param prefix the witness's submission prefix
     * @param key the witness's public key; cosignatures by any other are refused
     * @param proofs makes the consistency proofs that the witness asks for
     */
    public static CheckpointAnchor witness(
            URI prefix, VerifierKey key, HttpClient client, ProofMaker proofs) {
        return new WitnessAnchor(prefix, key, client, proofs);
    }

    /** The checkpoints that a file anchor wrote into a file, oldest first. */
    public static List<byte[]> read(Path file) throws IOException {
        List<byte[]> notes = new ArrayList<>();
        for (String note : Files.readString(file).split(FileAnchor.SEPARATOR)) {
            if (!note.isBlank()) {
                notes.add(note.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
        }
        return notes;
    }
}
