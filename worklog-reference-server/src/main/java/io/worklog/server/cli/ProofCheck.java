package io.worklog.server.cli;

import io.worklog.checkpoint.CheckpointException;
import io.worklog.checkpoint.Checkpoints;
import io.worklog.checkpoint.KeyHistory;
import io.worklog.merkle.Rfc6962;
import io.worklog.proof.ProofFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Verifies a proof file offline. The entry's bytes come with it or in a file of their own. */
final class ProofCheck {
    private final Call call;

    ProofCheck(Call call) {
        this.call = call;
    }

    int verify(Path path, @Nullable Path entry, @Nullable KeyHistory keys) throws IOException {
        ProofFile proof;
        try {
            proof = ProofFile.parse(Files.readAllBytes(path));
        } catch (IllegalArgumentException | CheckpointException e) {
            return bad(path, "modified", String.valueOf(e.getMessage()));
        }
        byte[] bytes = entry == null ? proof.extra() : Files.readAllBytes(entry);
        if (keys == null) {
            return bad(path, "unverifiable", call.text("error.needVkey"));
        }
        if (bytes == null) {
            return bad(path, "unverifiable", call.text("error.needEntry"));
        }
        try {
            String origin = Checkpoints.open(proof.checkpoint(), keys).origin();
            return proof.verifies(Rfc6962.leaf(bytes), keys)
                    ? good(path, proof, origin)
                    : bad(
                            path,
                            "modified",
                            call.text("verify.notInTree", Long.toString(proof.index())));
        } catch (CheckpointException e) {
            return bad(path, "unverifiable", String.valueOf(e.getMessage()));
        }
    }

    private int good(Path path, ProofFile proof, String origin) {
        if (call.json()) {
            call.terminal()
                    .out()
                    .println(
                            Json.object()
                                    .put("verified", true)
                                    .put("verdict", "verified")
                                    .put("source", path.toString())
                                    .put("origin", origin)
                                    .put("index", proof.index())
                                    .put("size", proof.inclusion().size()));
        } else {
            call.say(
                    "verify.proofGood",
                    path,
                    Long.toString(proof.index()),
                    Long.toString(proof.inclusion().size()),
                    origin);
        }
        return ExitCode.OK;
    }

    private int bad(Path path, String verdict, String why) {
        if (call.json()) {
            call.terminal()
                    .out()
                    .println(
                            Json.object()
                                    .put("verified", false)
                                    .put("verdict", verdict)
                                    .put("source", path.toString())
                                    .put("why", why));
        } else {
            call.say("verify.proofBad", path, why);
        }
        return ExitCode.NOT_VERIFIED;
    }
}
