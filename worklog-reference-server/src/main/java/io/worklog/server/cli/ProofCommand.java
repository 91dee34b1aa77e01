package io.worklog.server.cli;

import io.worklog.checkpoint.Checkpoint;
import io.worklog.checkpoint.SignedNote;
import io.worklog.log.LogEntry;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.merkle.InclusionProof;
import io.worklog.merkle.Proofs;
import io.worklog.merkle.TileSource;
import io.worklog.proof.ProofFile;
import io.worklog.verify.LogSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code worklog proof}: writes the proof of one entry, with the entry's sealed bytes in it. */
@Command(name = "proof")
final class ProofCommand implements Callable<Integer> {
    private final Call call;

    @Mixin LogOptions target;

    @Option(names = "--index", required = true, paramLabel = "N", descriptionKey = "proof.index")
    long index;

    @Parameters(paramLabel = "OUT", descriptionKey = "proof.out")
    Path out;

    ProofCommand(Call call) {
        this.call = call;
    }

    @Override
    public Integer call() throws IOException {
        LogId log = call.session().logId(target.log);
        try (OpenFolder folder = OpenFolder.read(call, target.place())) {
            byte[] file = proof(folder, log).bytes();
            Files.write(out, file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        }
        if (call.json()) {
            call.terminal()
                    .out()
                    .println(
                            Json.object()
                                    .put("log", target.log)
                                    .put("index", index)
                                    .put("file", out.toString()));
        } else {
            call.say("proof.done", Long.toString(index), out);
        }
        return ExitCode.OK;
    }

    private ProofFile proof(OpenFolder folder, LogId log) {
        SignedNote note = SignedNote.parse(folder.checkpoint(log));
        long size = Checkpoint.parse(note.text()).size().value();
        if (index < 0 || index >= size) {
            throw call.failure(
                    ExitCode.USAGE, "error.range", Long.toString(index), Long.toString(size));
        }
        TileSource tiles = LogSources.tiles(LogSources.store(folder.store(), log), size);
        List<LogEntry> entry = folder.store().read(log, LogIndex.of(index), 1, Long.MAX_VALUE);
        InclusionProof inclusion = Proofs.inclusion(index, size, tiles);
        return entry.isEmpty()
                ? new ProofFile(inclusion, note)
                : new ProofFile(inclusion, note, entry.get(0).sealed());
    }
}
