package io.worklog.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to lines that are good, bad, long, repeated or changed. */
class ImportCommandTest {
    private static final String OWN =
            """
            {"name": "shop", "require": ["/no"], "key": "shop:{/no}", "type": "=shop.order",
             "verb": {"of": "/what", "map": {"new": "create", "paid": "update"}, "else": "=other"},
             "occurredAt": "/time", "actor": {"id": "/who", "name": "/name"}, "outcome": "=success",
             "targets": [{"type": "=order", "id": "/no"}],
             "changes": [{"path": "=status", "op": "=set", "old": "/old", "new": "/what"}]}
            """;

    @TempDir Path folder;

    @Test
    void csvWithQuotesLineEndsAndChineseGoesInAndComesBack() throws Exception {
        Path csv =
                write(
                        "orders.csv",
                        "\uFEFFno,who,name,what,old,time\r\n"
                                + "1,ann,\"Ann, \"\"the\"\" boss\",new,,2026-01-01T08:00:00+08:00\r\n"
                                + "2,李雷,\"两\n行\",paid,new,\r\n"
                                + "3,bob,\"open,new,,\r\n");
        CliRun run = imports(csv);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.number("lines")).isEqualTo(3);
        assertThat(run.number("accepted")).isEqualTo(2);
        assertThat(run.number("withoutTime")).isEqualTo(1);
        assertThat(run.out()).contains("a quote is not closed");
        String events = query("--actor", "李雷").out();
        assertThat(events).contains("两").contains("\"import.time\":\"recordedAt\"");
        assertThat(query("--changed", "status", "--new", "paid").list("events")).hasSize(1);
        assertThat(imports(csv).number("alreadyThere")).isEqualTo(2);
    }

    @Test
    void everyBadLineIsARejectWithItsLineAndReason() throws Exception {
        Path file = folder.resolve("bad.ndjson");
        byte[] latin = {'{', '"', 'n', 'o', '"', ':', '"', (byte) 0xE9, '"', '}', '\n'};
        StringBuilder text = new StringBuilder();
        text.append("{\"no\":\"1\",\"who\":\"a\",\"time\":\"2026-01-01\\u0000\"}\n\n");
        text.append("{\"no\":\"2\",\"no\":\"3\"}\nnot json\n[1]\n{\"who\":\"x\"}\n");
        text.append("{\"no\":\"4\",\"time\":\"soon\"}\n{\"no\":\"\\ud800\"}\n");
        text.append("{\"no\":\"").append("9".repeat(1_100_000)).append("\"}\n");
        text.append("{\"no\":\"good\",\"who\":\"ann\",\"time\":\"2026-01-01T00:00:00Z\"}\n");
        Files.writeString(file, text);
        Files.write(file, latin, java.nio.file.StandardOpenOption.APPEND);
        CliRun run = imports(file);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.number("lines")).isEqualTo(10);
        assertThat(run.number("accepted")).isEqualTo(1);
        assertThat(run.number("rejected")).isEqualTo(9);
        List<String> rejects = Files.readAllLines(Path.of(run.text("rejectFile")));
        assertThat(rejects).hasSize(9).allMatch(line -> line.contains("\"reason\":\""));
        assertThat(rejects.get(1)).contains("\"line\":3");
        assertThat(rejects.get(8)).contains("\"base64\"").contains("\"line\":11");
    }

    @Test
    void theSameKeyWithOtherContentIsARejectAndNeverASilentLoss() throws Exception {
        Path first =
                write(
                        "a.ndjson",
                        "{\"no\":\"1\",\"who\":\"ann\",\"time\":\"2026-01-01T00:00:00Z\"}\n");
        Path other =
                write(
                        "b.ndjson",
                        "{\"no\":\"1\",\"who\":\"eve\",\"time\":\"2026-01-01T00:00:00Z\"}\n");
        assertThat(imports(first).number("accepted")).isEqualTo(1);
        CliRun run = imports(other);
        assertThat(run.number("rejected")).isEqualTo(1);
        assertThat(run.number("alreadyThere")).isZero();
        assertThat(query("--actor", "eve").list("events")).isEmpty();
    }

    @Test
    void aRepeatedLineInOneFileIsCountedAsThereAlready() throws Exception {
        String line = "{\"no\":\"1\",\"who\":\"ann\",\"time\":\"2026-01-01T00:00:00Z\"}\n";
        CliRun run = imports(write("a.ndjson", line + line));
        assertThat(run.number("accepted")).isEqualTo(1);
        assertThat(run.number("alreadyThere")).isEqualTo(1);
    }

    @Test
    void aDryRunAddsNothing() throws Exception {
        Path file = write("a.ndjson", "{\"no\":\"1\",\"who\":\"ann\"}\n{\"who\":\"x\"}\n");
        CliRun run = imports(file, "--dry-run");
        assertThat(run.number("accepted")).isEqualTo(1);
        assertThat(run.number("rejected")).isEqualTo(1);
        assertThat(folder.resolve("data").resolve("logs")).doesNotExist();
    }

    @Test
    void linesBeforeTheOneNamedArePassedOver() throws Exception {
        Path file =
                write(
                        "a.ndjson",
                        "{\"no\":\"1\",\"who\":\"a\"}\n{\"no\":\"2\",\"who\":\"a\"}\n{\"no\":\"3\",\"who\":\"a\"}\n");
        assertThat(imports(file, "--from-line", 3).number("lines")).isEqualTo(1);
    }

    private Path write(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text);
    }

    private CliRun imports(Path file, Object... more) throws Exception {
        Path map = Files.writeString(folder.resolve("own map.json"), OWN);
        List<Object> call =
                new java.util.ArrayList<>(
                        List.of(
                                "import",
                                "--json",
                                "--dir",
                                folder.resolve("data"),
                                "--log",
                                "shop"));
        call.addAll(List.of("--map", map));
        call.addAll(List.of(more));
        call.add(file);
        return CliRun.of(call.toArray());
    }

    private CliRun query(Object... filters) {
        List<Object> call =
                new java.util.ArrayList<>(
                        List.of(
                                "query",
                                "--json",
                                "--dir",
                                folder.resolve("data"),
                                "--log",
                                "shop"));
        call.addAll(List.of(filters));
        return CliRun.of(call.toArray());
    }
}
