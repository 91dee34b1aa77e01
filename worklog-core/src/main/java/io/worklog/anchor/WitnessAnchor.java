package io.worklog.anchor;

import io.worklog.checkpoint.CheckpointException;
import io.worklog.checkpoint.NoteSignature;
import io.worklog.checkpoint.SignedNote;
import io.worklog.checkpoint.VerifierKey;
import io.worklog.log.LogId;
import io.worklog.log.TreeSize;
import io.worklog.merkle.Hash;
import io.worklog.spi.CheckpointAnchor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Speaks C2SP tlog-witness to one witness and believes only its own key. */
final class WitnessAnchor implements CheckpointAnchor {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final URI addCheckpoint;
    private final VerifierKey key;
    private final HttpClient client;
    private final ProofMaker proofs;
    private final Map<LogId, Long> cosigned = new ConcurrentHashMap<>();

    WitnessAnchor(URI prefix, VerifierKey key, HttpClient client, ProofMaker proofs) {
        String base = prefix.toString();
        this.addCheckpoint =
                URI.create((base.endsWith("/") ? base : base + "/") + "add-checkpoint");
        this.key = key;
        this.client = client;
        this.proofs = proofs;
    }

    @Override
    public String name() {
        return "witness " + key.name();
    }

    @Override
    public List<String> anchor(LogId log, TreeSize size, byte[] note) throws IOException {
        long old = cosigned.getOrDefault(log, 0L);
        refuseGoingBack(log, old, size);
        HttpResponse<String> answer = post(log, old, size.value(), note);
        if (answer.statusCode() == 409) {
            long known = size(answer.body());
            refuseGoingBack(log, known, size);
            answer = post(log, known, size.value(), note);
        }
        if (answer.statusCode() != 200) {
            throw new IOException(name() + " answered " + answer.statusCode() + " for log " + log);
        }
        List<String> lines = valid(answer.body(), note);
        cosigned.put(log, size.value());
        return lines;
    }

    private void refuseGoingBack(LogId log, long known, TreeSize size) throws IOException {
        if (known > size.value()) {
            throw new IOException(
                    name()
                            + " has seen log "
                            + log
                            + " with "
                            + known
                            + " entries, more than "
                            + size
                            + ": the log was cut or another process writes it");
        }
    }

    private HttpResponse<String> post(LogId log, long old, long size, byte[] note)
            throws IOException {
        StringBuilder body = new StringBuilder("old " + old + "\n");
        if (old > 0 && old < size) {
            for (Hash hash : proofs.consistency(log, old, size).path()) {
                body.append(Base64.getEncoder().encodeToString(hash.toBytes())).append('\n');
            }
        }
        body.append('\n').append(new String(note, StandardCharsets.UTF_8));
        HttpRequest request =
                HttpRequest.newBuilder(addCheckpoint)
                        .timeout(TIMEOUT)
                        .POST(BodyPublishers.ofString(body.toString()))
                        .build();
        return Http.send(client, request, BodyHandlers.ofString());
    }

    private long size(String body) throws IOException {
        String text = body.strip();
        if (!text.matches("0|[1-9][0-9]{0,15}")) {
            throw new IOException(name() + " answered a conflict without a size");
        }
        return Long.parseLong(text);
    }

    /** The answer's lines that are this witness's cosignature of this note. */
    private List<String> valid(String body, byte[] note) throws IOException {
        SignedNote own = SignedNote.parse(note);
        List<String> lines = new ArrayList<>();
        for (String line : body.split("\n")) {
            String both = own.text() + "\n" + line + "\n";
            for (NoteSignature s : signatures(both)) {
                if (s.name().equals(key.name())
                        && s.keyId() == key.keyId()
                        && key.verifies(own.text(), s)) {
                    lines.add(line);
                }
            }
        }
        if (lines.isEmpty()) {
            throw new IOException(name() + " sent no valid cosignature");
        }
        return lines;
    }

    private static List<NoteSignature> signatures(String note) {
        try {
            return SignedNote.parse(note.getBytes(StandardCharsets.UTF_8)).signatures();
        } catch (CheckpointException e) {
            return List.of();
        }
    }

    @Override
    public void close() {
        // The client is the caller's own.
    }
}
