package io.worklog.witness;

import io.worklog.checkpoint.Checkpoint;
import io.worklog.checkpoint.CheckpointException;
import io.worklog.checkpoint.Checkpoints;
import io.worklog.checkpoint.KeyHistory;
import io.worklog.checkpoint.NoteSigner;
import io.worklog.checkpoint.SignedNote;
import io.worklog.merkle.ConsistencyProof;
import io.worklog.merkle.Rfc6962;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks, remembers, then cosigns; one request at a time, so that no answer rolls another back. */
final class DefaultWitness implements Witness {
    private static final String TEXT = "text/plain; charset=utf-8";

    private final Map<String, KeyHistory> logs;
    private final List<NoteSigner> cosigners;
    private final WitnessState state;

    DefaultWitness(Map<String, KeyHistory> logs, List<NoteSigner> cosigners, WitnessState state) {
        this.logs = Map.copyOf(logs);
        this.cosigners = List.copyOf(cosigners);
        this.state = state;
        if (cosigners.isEmpty()) {
            throw new IllegalArgumentException("a witness signs with at least one key");
        }
    }

    @Override
    public Optional<byte[]> latest(String originHash) throws IOException {
        return state.read(originHash);
    }

    @Override
    public Answer addCheckpoint(byte[] body) throws IOException {
        AddCheckpoint request;
        Checkpoint claimed;
        try {
            request = AddCheckpoint.parse(body);
            claimed = Checkpoint.parse(request.note().text());
        } catch (IllegalArgumentException | CheckpointException e) {
            return new Answer(400, TEXT, e.getMessage() + "\n");
        }
        KeyHistory keys = logs.get(claimed.origin());
        if (keys == null) {
            return new Answer(404, TEXT, "this witness does not know that log\n");
        }
        try {
            Checkpoints.open(request.note(), keys);
        } catch (CheckpointException e) {
            return new Answer(403, TEXT, "no valid signature by a key of that log\n");
        }
        return decide(request, claimed);
    }

    private synchronized Answer decide(AddCheckpoint request, Checkpoint claimed)
            throws IOException {
        String name = WitnessState.hash(claimed.origin());
        Checkpoint last = last(name);
        long known = last == null ? 0 : last.size().value();
        if (request.oldSize() > claimed.size().value()) {
            return new Answer(400, TEXT, "the old size is larger than the checkpoint's\n");
        }
        if (request.oldSize() != known) {
            return new Answer(409, "text/x.tlog.size", known + "\n");
        }
        if (!continues(last, request, claimed)) {
            return new Answer(422, TEXT, "the checkpoint does not continue the last one\n");
        }
        return cosign(name, request.note());
    }

    private @Nullable Checkpoint last(String name) throws IOException {
        Optional<byte[]> note = state.read(name);
        return note.isEmpty() ? null : Checkpoint.parse(SignedNote.parse(note.get()).text());
    }

    private static boolean continues(
            @Nullable Checkpoint last, AddCheckpoint request, Checkpoint claimed) {
        if (claimed.size().value() == 0 && !claimed.root().equals(Rfc6962.emptyRoot())) {
            return false;
        }
        if (last == null || last.size().value() == 0) {
            return request.proof().isEmpty();
        }
        return new ConsistencyProof(last.size().value(), claimed.size().value(), request.proof())
                .verifies(last.root(), claimed.root());
    }

    private Answer cosign(String name, SignedNote note) throws IOException {
        SignedNote cosigned = SignedNote.sign(note.text(), cosigners.get(0));
        for (NoteSigner signer : cosigners.subList(1, cosigners.size())) {
            cosigned = cosigned.with(signer.sign(note.text()));
        }
        String own = new String(cosigned.bytes(), StandardCharsets.UTF_8);
        String lines = own.substring(note.text().length() + 1);
        byte[] all = note.bytes();
        String both = new String(all, StandardCharsets.UTF_8) + lines;
        state.write(name, both.getBytes(StandardCharsets.UTF_8));
        return new Answer(200, TEXT, lines);
    }
}
