package io.worklog.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.codec.JsonValue.JsonObject;
import io.worklog.codec.JsonValue.JsonString;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator does with a log after it is filled. */
class OperationsTest {
    @TempDir Path folder;
    private Path dir;

    @BeforeEach
    void aLogOfGitHubEvents() {
        dir = folder.resolve("data");
        Path file = CliRun.data(folder, "github-events");
        assertThat(run("import", "--map", "github-events", file).code()).isZero();
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepeat() {
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            Object[] more =
                    cursor == null
                            ? new Object[] {
                                "--limit", 150, "--type", "github.push", "--facet", "verb"
                            }
                            : new Object[] {
                                "--limit", 150, "--type", "github.push", "--cursor", cursor
                            };
            CliRun page = run("query", more);
            assertThat(page.code()).as(page.err()).isZero();
            page.list("events")
                    .forEach(event ->
                            seen.add(((JsonObject) event).members().get("index").toString()));
            cursor = page.json().get("nextCursor") instanceof JsonString next ? next.text() : null;
        } while (cursor != null);
        assertThat(seen).hasSize(425).doesNotHaveDuplicates();
    }

    @Test
    void historyAndTailSpeakInSentences() {
        CliRun history =
                CliRun.of(
                        "history",
                        "--dir",
                        dir,
                        "--log",
                        "a",
                        "repository:RobolinkInc/Zumi_Content_Chinese");
        assertThat(history.code()).as(history.err()).isZero();
        assertThat(history.out()).contains("jwhan77").contains("create").contains("1.71");
        CliRun tail = CliRun.of("tail", "--dir", dir, "--log", "a", "-n", 3);
        assertThat(tail.out().lines()).hasSize(3).last().asString().startsWith("#799");
    }

    @Test
    void aPersonsValuesAreErasedAfterThePlanAndTheLogStaysVerified() throws Exception {
        CliRun plan = run("redact", "--actor", "jwhan77", "--reason", "request 17");
        assertThat(plan.flag("done")).isFalse();
        Path before = folder.resolve("before.csv");
        assertThat(run("export", "--format", "csv", before).code()).isZero();
        CliRun held = run("hold", "place", "--reason", "court", "--actor", "jwhan77", "case-1");
        assertThat(held.code()).as(held.err()).isZero();
        assertThat(run("redact", "--actor", "jwhan77", "--reason", "r", "--yes").code())
                .isEqualTo(2);
        assertThat(run("hold", "list").out()).contains("case-1");
        assertThat(run("hold", "lift", "--reason", "over", "case-1").code()).isZero();
        CliRun done = run("redact", "--actor", "jwhan77", "--reason", "request 17", "--yes");
        assertThat(done.code()).as(done.err()).isZero();
        assertThat(done.flag("done")).isTrue();
        CliRun found = run("query", "--actor", "jwhan77");
        assertThat(found.out()).contains("withheld").doesNotContain("\"name\":\"jwhan77\"");
        CliRun verified = CliRun.of("verify", "--dir", dir, "--log", "a", "--deep", "--json");
        assertThat(verified.code()).as(verified.out()).isZero();
        assertThat(verified.out()).contains("\"erasedFields\":1,");
        assertThat(Files.readString(before)).contains("jwhan77");
    }

    @Test
    void aKeyIsRotatedAndOldProofsStayGood() {
        Path proof = folder.resolve("old.tlog-proof");
        assertThat(run("proof", "--index", 3, proof).code()).isZero();
        String old = CliRun.of("key", "show", "--dir", dir, "--log", "a").out().strip();
        CliRun rotated = run("key", "rotate", "--reason", "yearly");
        assertThat(rotated.code()).as(rotated.err()).isZero();
        assertThat(rotated.text("vkey")).isNotEqualTo(old);
        assertThat(CliRun.of("verify", proof, "--vkey", old).code()).isZero();
        assertThat(CliRun.of("verify", "--dir", dir).code()).isZero();
    }

    @Test
    void nothingIsPrunedThatThePolicyKeeps() {
        CliRun plan = run("prune", "--keep", "P1Y", "--reason", "old");
        assertThat(plan.code()).as(plan.err()).isZero();
        assertThat(plan.number("entries")).isZero();
    }

    @Test
    void theOldestEntriesArePrunedAndTheRestVerifies() {
        CliRun pruned = run("prune", "--keep", "P0D", "--before", 256, "--reason", "old", "--yes");
        assertThat(pruned.code()).as(pruned.err()).isZero();
        assertThat(pruned.number("entries")).isEqualTo(256);
        CliRun verified = CliRun.of("verify", "--dir", dir, "--log", "a", "--json");
        assertThat(verified.code()).as(verified.out()).isZero();
        assertThat(verified.out()).contains("\"prunedBelow\":256");
    }

    @Test
    void doctorAndCompletionAnswer() {
        assertThat(CliRun.of("doctor", "--dir", dir).out()).contains("log a: 800 entries");
        assertThat(CliRun.of("completion").out()).contains("_complete_worklog").contains("redact");
        assertThat(CliRun.of("--version").out()).startsWith("worklog ");
        assertThat(CliRun.of().out()).contains("import").contains("demo");
    }

    @Test
    void ndjsonHoldsEveryEventOnItsLine() throws Exception {
        Path out = folder.resolve("all.ndjson");
        assertThat(
                        run("export", "--format", "ndjson", "--from", 10, "--to", 20, out)
                                .number("entries"))
                .isEqualTo(10);
        assertThat(Files.readAllLines(out)).hasSize(10).first().asString().contains("\"index\":10");
        assertThat(run("export", "--format", "ndjson", out).code()).isEqualTo(2);
    }

    private CliRun run(String command, Object... more) {
        List<Object> call = new ArrayList<>(List.of(command));
        List<Object> rest = new ArrayList<>(List.of(more));
        if (List.of("hold", "key").contains(command)) {
            call.add(rest.remove(0));
        }
        call.addAll(List.of("--json", "--dir", dir, "--log", "a"));
        call.addAll(rest);
        return CliRun.of(call.toArray());
    }
}
