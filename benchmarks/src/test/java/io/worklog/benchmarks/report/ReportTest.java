package io.worklog.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A run from files to page and exit code. */
class ReportTest {
    /** Measures the server in its own module and writes what JMH would. */
    private static final Path LOAD =
            Path.of("../worklog-reference-server/src/test/java/io/worklog/server/log")
                    .resolve("IngestLoad.java");

    @TempDir private Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @BeforeEach
    void aRun() throws IOException {
        Files.writeString(folder.resolve("commands.txt"), "java -jar x.jar 'a<b>&c'\n");
        Files.writeString(folder.resolve("jmh-append.json"), append(90, 100));
        Files.writeString(folder.resolve("baseline.json"), "{\"ratios\": {}}");
    }

    private static String append(double worklog, double bare) {
        return "[" + one("worklog", worklog) + "," + one("bare", bare) + growth() + "]";
    }

    private static String one(String system, double value) {
        return """
        {"benchmark": "io.x.AppendBenchmark.callers64", "mode": "thrpt",
         "params": {"system": "%s"},
         "primaryMetric": {"score": 1, "scoreUnit": "ops/s", "rawData": [[%s], [%s]]}}
        """
                .formatted(system, value, value);
    }

    private static String growth() {
        StringBuilder json = new StringBuilder();
        for (int entries : new int[] {10_000, 100_000}) {
            json.append(
                    """
                    ,{"benchmark": "io.x.GrowthBenchmark.proof", "mode": "sample",
                      "params": {"entries": "%d"},
                      "primaryMetric": {"score": 7, "scoreUnit": "us/op", "rawData": [[7]]}}
                    """
                            .formatted(entries));
        }
        return json.toString();
    }

    private int report(boolean accept) throws IOException {
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        return new Report(folder, folder.resolve("baseline.json"), print).run(accept);
    }

    @Test
    void aWorseRatioEndsWithOneAndIsNamed() throws IOException {
        assertThat(report(true)).isZero();
        assertThat(report(false)).isZero();
        Files.writeString(folder.resolve("jmh-append.json"), append(60, 100));
        assertThat(report(false)).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("WORSE append-64-bare: 0.600");
    }

    @Test
    void aFolderWithoutResultsEndsWithTwo() throws IOException {
        Files.delete(folder.resolve("jmh-append.json"));
        assertThat(report(false)).isEqualTo(2);
    }

    @Test
    void thePageIsWellFormedAndNeedsNothingFromElsewhere() throws Exception {
        report(false);
        String page = Files.readString(folder.resolve("index.html"));
        assertThat(page).doesNotContain("<script", "http:", "https:", "{{", "src=");
        assertThat(page).contains("a&lt;b&gt;&amp;c", "force4KiBp99Micros");
        String body = page.substring(page.indexOf("<main>"), page.indexOf("</main>") + 7);
        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(body)));
    }

    @Test
    void everyChartHasItsTableAndEveryTextBothLanguages() throws IOException {
        report(false);
        String page = Files.readString(folder.resolve("index.html"));
        assertThat(count(page, "<svg")).isEqualTo(1);
        assertThat(count(page, "<figure class=\"bars\"")).isEqualTo(2);
        assertThat(count(page, "<table>")).isGreaterThanOrEqualTo(count(page, "<figure"));
        assertThat(count(page, "class=\"en\"")).isEqualTo(count(page, "class=\"zh\""));
        assertThat(page).contains("prefers-color-scheme: dark");
    }

    @Test
    void whatWasNotMeasuredIsOutOfTheWayAndNotCounted() throws IOException {
        report(false);
        String page = Files.readString(folder.resolve("index.html"));
        assertThat(page).contains("1 of 1 goals reached.", "<details><summary>");
        assertThat(page.indexOf("RocksDB")).isGreaterThan(page.indexOf("<details>"));
    }

    @Test
    void aMissedGoalLeadsToTheProfileOfItsSuite() throws IOException {
        Files.writeString(folder.resolve("jmh-append.json"), append(60, 100));
        Profile profile =
                new Profile(
                        "AppendBenchmark.callers64-Throughput-system-worklog",
                        200,
                        List.of(new Profile.Share("worklog-#", 150)),
                        List.of(new Profile.Share("io.worklog.<Codec>.encode", 40)),
                        List.of());
        Files.writeString(folder.resolve(profile.id() + ".json"), profile.json());
        report(false);
        String page = Files.readString(folder.resolve("index.html"));
        assertThat(page).contains("0 of 1 goals reached.");
        assertThat(page).contains("href=\"#" + profile.id(), "<article id=\"" + profile.id());
        assertThat(page).contains("worklog.<wbr/>&lt;Codec&gt;.<wbr/>encode</code></td><td>20 %");
    }

    @Test
    void countersHaveChartsWhereTheTimeSaysNothing() throws IOException {
        Files.writeString(
                folder.resolve("jmh-idle.json"),
                """
                [{"benchmark": "io.x.FootprintBenchmark.idleLogs", "mode": "ss",
                  "params": {"logs": "10000"},
                  "primaryMetric": {"score": 22000, "scoreUnit": "ms/op", "rawData": [[22000]]},
                  "secondaryMetrics": {"heapBytesPerLog": {"score": 6000, "scoreUnit": "#",
                    "rawData": [[2900], [3100]]}}}]
                """);
        report(false);
        String page = Files.readString(folder.resolve("index.html"));
        assertThat(page).contains("<code>heapBytesPerLog</code>", ">3,000 </span>");
    }

    private static long count(String text, String part) {
        return Pattern.compile(Pattern.quote(part)).matcher(text).results().count();
    }

    @Test
    void theJsonHasMachineCommandsRatiosAndResults() throws IOException {
        report(false);
        String json = Files.readString(folder.resolve("results.json"));
        JsonNode root = JsonMapper.shared().readTree(json);
        assertThat(root.get("machine").get("cores").asInt()).isPositive();
        assertThat(root.get("commands").get(0).asString()).startsWith("java -jar");
        assertThat(root.get("results")).hasSize(4);
        assertThat(root.get("ratios").get(0).get("reached").asBoolean()).isTrue();
    }

    @Test
    void everyGoalNamesABenchmarkThatIsThereAndHasItsOwnId() throws Exception {
        Set<String> ids = new HashSet<>();
        for (Goal goal : Goal.all()) {
            assertThat(ids.add(goal.id())).as(goal.id()).isTrue();
            mustExist(goal.ours());
            if (goal.peer().isPresent()) {
                mustExist(goal.peer().get());
            }
        }
    }

    private static void mustExist(Figure figure) throws Exception {
        String[] name = figure.benchmark().split("\\.");
        if (name[0].equals("IngestLoad")) {
            assertThat(LOAD).exists();
            return;
        }
        Class<?> suite = Class.forName("io.worklog.benchmarks." + name[0]);
        assertThat(suite.getMethods()).anyMatch(m -> m.getName().equals(name[1]));
        for (String param : figure.params().keySet()) {
            assertThat(suite.getDeclaredField(param)).isNotNull();
        }
    }
}
