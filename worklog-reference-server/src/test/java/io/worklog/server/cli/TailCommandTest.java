package io.worklog.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.Worklog;
import io.worklog.catalog.EventType;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody watches a log while another process, here another store, works in it. */
class TailCommandTest {
    private static final EventType<Object> PAID = EventType.named("order.paid").target("order");

    @TempDir Path dir;

    @Test
    void newEventsAreShownAsTheyAreSealedAndTheWriterIsNotHindered() throws Exception {
        try (Worklog worklog = Worklog.open(dir)) {
            worklog.record(PAID).target("1").commit();
            worklog.seal();
            PipedInputStream in = new PipedInputStream();
            PrintStream out =
                    new PrintStream(new PipedOutputStream(in), true, StandardCharsets.UTF_8);
            Terminal terminal = new Terminal(out, out, false, false);
            Thread tail =
                    new Thread(() ->
                            WorklogCommand.run(
                                    List.of(
                                            "tail",
                                            "-f",
                                            "--dir",
                                            dir.toString(),
                                            "--log",
                                            "default"),
                                    terminal,
                                    Map.of()));
            tail.start();
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            assertThat(lines.readLine()).startsWith("#0 ").endsWith("order 1");
            worklog.record(PAID).target("2").commit();
            worklog.seal();
            assertThat(lines.readLine()).startsWith("#1 ").endsWith("order 2");
            tail.interrupt();
            tail.join(60_000);
            assertThat(tail.isAlive()).isFalse();
        }
    }
}
