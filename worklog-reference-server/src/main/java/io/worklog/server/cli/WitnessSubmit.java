package io.worklog.server.cli;

import io.worklog.anchor.Anchors;
import io.worklog.checkpoint.Checkpoint;
import io.worklog.checkpoint.SignedNote;
import io.worklog.checkpoint.VerifierKey;
import io.worklog.log.LogId;
import io.worklog.log.TreeSize;
import io.worklog.merkle.Proofs;
import io.worklog.spi.CheckpointAnchor;
import io.worklog.verify.LogSource;
import io.worklog.verify.LogSources;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code worklog witness submit}: asks a witness to cosign the newest checkpoint. */
@Command(name = "submit")
final class WitnessSubmit implements Callable<Integer> {
    private static final Duration CONNECT = Duration.ofSeconds(10);

    private final Call call;

    @Mixin LogOptions target;

    @Option(names = "--url", required = true, paramLabel = "URL", descriptionKey = "witness.url")
    URI url;

    @Option(names = "--vkey", required = true, paramLabel = "KEY", descriptionKey = "witness.vkey")
    String vkey;

    @Parameters(paramLabel = "OUT", descriptionKey = "witness.file")
    Path out;

    WitnessSubmit(Call call) {
        this.call = call;
    }

    @Override
    public Integer call() throws IOException {
        VerifierKey key = VerifierKeys.parse(call, vkey);
        LogId log = call.session().logId(target.log);
        try (OpenFolder folder = OpenFolder.read(call, target.place())) {
            byte[] note = folder.checkpoint(log);
            String text = SignedNote.parse(note).text();
            TreeSize size = Checkpoint.parse(text).size();
            List<String> lines = ask(folder, log, size, note, key);
            String cosigned =
                    new String(note, StandardCharsets.UTF_8) + String.join("\n", lines) + "\n";
            Files.writeString(out, cosigned);
            report(key, size);
        }
        return ExitCode.OK;
    }

    private List<String> ask(
            OpenFolder folder, LogId log, TreeSize size, byte[] note, VerifierKey key)
            throws IOException {
        LogSource source = LogSources.store(folder.store(), log);
        HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build();
        try (CheckpointAnchor witness =
                Anchors.witness(
                        url,
                        key,
                        client,
                        (which, from, to) ->
                                Proofs.consistency(from, to, LogSources.tiles(source, to)))) {
            return witness.anchor(log, size, note);
        }
    }

    private void report(VerifierKey key, TreeSize size) {
        if (call.json()) {
            call.terminal()
                    .out()
                    .println(
                            Json.object()
                                    .put("witness", key.name())
                                    .put("size", size.value())
                                    .put("file", out.toString()));
        } else {
            call.say("witness.done", key.name(), size.toString(), out);
        }
    }
}
