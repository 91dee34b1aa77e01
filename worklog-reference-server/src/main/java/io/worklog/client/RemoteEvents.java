package io.worklog.client;

import io.worklog.error.IntegrityException;
import io.worklog.merkle.Hash;
import io.worklog.proof.ProofFile;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sends events to the log of one project. Thread-safe. */
final class RemoteEvents {
    private static final String NDJSON = "application/x-ndjson";

    private final Transport transport;
    private final String path;
    private final ProofChecks checks;

    RemoteEvents(Transport transport, String project, ProofChecks checks) {
        this.transport = transport;
        this.path = "/api/v1/projects/" + ApiRequest.encode(project) + "/events";
        this.checks = checks;
    }

    RemoteRecording begin(String type) {
        return new RemoteRecording(this, type, transport.newKey());
    }

    SentEvent record(RemoteRecording event, boolean sealed) {
        ApiJson answer =
                new ApiRequest(transport, "POST", path)
                        .query("wait", sealed ? "sealed" : null)
                        .idempotencyKey(event.key())
                        .body(event.json())
                        .json();
        return sent(answer, sealed);
    }

    /** Sends a batch as lines, in the order given. */
    List<BatchResult> record(List<RemoteRecording> events) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (RemoteRecording event : events) {
            lines.writeBytes(event.json().bytes());
            lines.write('\n');
        }
        ApiJson answer =
                new ApiRequest(transport, "POST", path + "/batch")
                        .keyInBody()
                        .body(NDJSON, lines.toByteArray())
                        .json();
        List<BatchResult> results = new ArrayList<>();
        for (ApiJson item : answer.list("items")) {
            results.add(result(item));
        }
        if (results.size() != events.size()) {
            throw new IllegalStateException("the server answered for other events than were sent");
        }
        return results;
    }

    private BatchResult result(ApiJson item) {
        ApiJson receipt = item.findObject("receipt").orElse(null);
        if (receipt != null) {
            return new BatchResult(sent(receipt, false), null);
        }
        ApiJson problem = item.findObject("problem").orElseGet(() -> ApiJson.of());
        int status = (int) item.number("status");
        return new BatchResult(null, new WorklogProblemException(status, problem, null));
    }

    private SentEvent sent(ApiJson receipt, boolean sealed) {
        Long place = receipt.has("index") ? Long.valueOf(receipt.number("index")) : null;
        Hash leaf = receipt.find("leafHash").map(Hash::fromHex).orElse(null);
        return new SentEvent(
                UUID.fromString(receipt.text("id")),
                receipt.text("log"),
                place,
                leaf,
                sealed ? proof(receipt, place, leaf) : null);
    }

    private ProofFile proof(ApiJson receipt, @Nullable Long place, @Nullable Hash leaf) {
        if (place == null || leaf == null) {
            throw new IntegrityException(
                    "event " + receipt.text("id") + " waits for a store and has no proof yet");
        }
        byte[] file = receipt.text("proof").getBytes(StandardCharsets.UTF_8);
        return checks.check(file, place, leaf);
    }
}
