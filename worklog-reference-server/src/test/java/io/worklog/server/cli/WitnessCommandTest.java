package io.worklog.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.codec.JsonLimits;
import io.worklog.codec.JsonValue.JsonObject;
import io.worklog.codec.JsonValue.JsonString;
import io.worklog.codec.StrictJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log is cosigned by a witness over HTTP, twice, with a consistency proof the second time. */
class WitnessCommandTest {
    @TempDir Path folder;

    @Test
    void aWitnessCosignsWhatContinuesAndRefusesWhatItDoesNotKnow() throws Exception {
        Path dir = folder.resolve("data");
        fill(dir, "a", "git-macrozheng-mall", "git");
        String key = CliRun.of("key", "show", "--dir", dir, "--log", "a").out().strip();
        try (Serving witness = new Serving(folder.resolve("state"), key)) {
            Path note = folder.resolve("note");
            CliRun first = submit(dir, "a", witness, note);
            assertThat(first.code()).as(first.err()).isZero();
            assertThat(first.number("size")).isEqualTo(1_073);
            fill(dir, "a", "kubernetes-audit", "kubernetes-audit");
            CliRun second = submit(dir, "a", witness, note);
            assertThat(second.code()).as(second.err()).isZero();
            assertThat(second.number("size")).isEqualTo(1_185);
            assertThat(Files.readString(note)).contains("— " + witness.name() + " ");
            fill(dir, "unknown", "kubernetes-audit", "kubernetes-audit");
            CliRun refused = submit(dir, "unknown", witness, note);
            assertThat(refused.code()).isEqualTo(ExitCode.UNREACHABLE);
            assertThat(refused.err()).contains("404");
        }
        assertThat(Files.getPosixFilePermissions(folder.resolve("state/witness.key"))).hasSize(2);
    }

    private static CliRun submit(Path dir, String log, Serving witness, Path out) {
        return CliRun.of(
                "witness",
                "submit",
                "--json",
                "--dir",
                dir,
                "--log",
                log,
                "--url",
                witness.url,
                "--vkey",
                witness.vkey,
                out);
    }

    private void fill(Path dir, String log, String set, String map) throws IOException {
        Path file = folder.resolve(set + ".ndjson.gz");
        if (!Files.exists(file)) {
            CliRun.data(folder, set);
        }
        assertThat(CliRun.of("import", "--dir", dir, "--log", log, "--map", map, file).code())
                .isZero();
    }

    /** The command {@code witness serve} on a thread of its own, until it is interrupted. */
    private static final class Serving implements AutoCloseable {
        private final Thread thread;
        private final String url;
        private final String vkey;

        Serving(Path state, String trusted) throws IOException {
            PipedInputStream in = new PipedInputStream();
            PrintStream out =
                    new PrintStream(new PipedOutputStream(in), true, StandardCharsets.UTF_8);
            Terminal terminal = new Terminal(out, out, false, false);
            thread =
                    new Thread(() ->
                            WorklogCommand.run(
                                    List.of(
                                            "witness",
                                            "serve",
                                            "--json",
                                            "--state",
                                            state.toString(),
                                            "--listen",
                                            "127.0.0.1:0",
                                            "--trust",
                                            trusted),
                                    terminal,
                                    Map.of()));
            thread.start();
            String line =
                    new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                            .readLine();
            JsonObject said =
                    (JsonObject)
                            StrictJson.parse(
                                    line.getBytes(StandardCharsets.UTF_8), JsonLimits.sealed());
            url = ((JsonString) said.members().get("url")).text();
            vkey = ((JsonString) said.members().get("vkey")).text();
        }

        String name() {
            return vkey.substring(0, vkey.indexOf('+'));
        }

        @Override
        public void close() throws Exception {
            thread.interrupt();
            thread.join(10_000);
            assertThat(thread.isAlive()).isFalse();
        }
    }
}
