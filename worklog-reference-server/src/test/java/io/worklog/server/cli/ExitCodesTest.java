package io.worklog.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.Worklog;
import io.worklog.client.JobEndedException;
import io.worklog.server.app.RefusedStartException;
import io.worklog.server.app.ServerMain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table of exit codes, each with one sentence and no stack trace. */
class ExitCodesTest {
    @TempDir Path folder;
    private Path dir;
    private Path mall;

    @BeforeEach
    void aLog() throws Exception {
        mall = folder.resolve("in.ndjson");
        Files.writeString(
                mall,
                """
                {"project":"p","id":"1","actor":"ann","subject":"one","committedAt":"2026-01-01T00:00:00Z"}
                {"project":"p","id":"2","actor":"bob","subject":"two","committedAt":"2026-01-02T00:00:00Z"}
                """);
        dir = folder.resolve("data");
        assertThat(CliRun.of("import", "--dir", dir, "--log", "a", "--map", "git", mall).code())
                .isZero();
    }

    @Test
    void usage() throws Exception {
        fails(2, "query");
        fails(2, "query", "--dir", dir, "--log", "a", "--nonsense");
        fails(2, "query", "--dir", dir, "--log", "nosuch");
        fails(2, "query", "--dir", dir, "--log", "Not A Name");
        fails(2, "query", "--dir", dir, "--log", "a", "--from", "yesterday");
        fails(2, "query", "--dir", dir, "--log", "a", "--limit", "0");
        fails(2, "query", "--dir", dir, "--log", "a", "--facet", "colour");
        fails(2, "import", "--dir", dir, "--log", "a", "--map", "git", folder.resolve("no.gz"));
        fails(2, "proof", "--dir", dir, "--log", "a", "--index", "2", folder.resolve("p"));
        fails(2, "verify");
        fails(2, "verify", "--vkey", "nonsense", mall);
        fails(2, "nosuchcommand");
        fails(2, "key");
        fails(2, "export", "--dir", dir, "--log", "a", "--format", "csv", mall);
        fails(2, "hold", "lift", "--dir", dir, "--log", "a", "--reason", "x", "nocase");
    }

    @Test
    void configuration() throws Exception {
        Path broken = folder.resolve("broken.json");
        Files.writeString(broken, "{\"name\": \"x\"");
        fails(78, "import", "--dir", dir, "--log", "a", "--map", broken, mall);
        Files.writeString(broken, "{\"name\": \"x\", \"keys\": \"=a\"}");
        String said = fails(78, "import", "--dir", dir, "--log", "a", "--map", broken, mall);
        assertThat(said).contains("keys").contains("key, type, verb");
        fails(78, "import", "--dir", dir, "--log", "a", "--map", "nosuch", mall);
    }

    @Test
    void unreachable() {
        fails(69, "query", "--dir", folder.resolve("nowhere"), "--log", "a");
        fails(69, "verify", "--dir", folder.resolve("nowhere"));
        fails(69, "doctor", "--dir", folder.resolve("nowhere"));
    }

    @Test
    void aFolderInUseCanBeReadAndNotWritten() {
        try (Worklog busy = Worklog.open(dir)) {
            assertThat(busy.logs()).isNotEmpty();
            String said = fails(69, "import", "--dir", dir, "--log", "a", "--map", "git", mall);
            assertThat(said).contains("in use by process");
            assertThat(CliRun.of("verify", "--dir", dir, "--log", "a").code()).isZero();
            assertThat(CliRun.of("key", "show", "--dir", dir, "--log", "a").code()).isZero();
            CliRun found =
                    CliRun.of("query", "--dir", dir, "--log", "a", "--actor", "bob", "--json");
            assertThat(found.code()).as(found.err()).isZero();
            assertThat(found.list("events")).hasSize(1);
        }
    }

    @Test
    void notVerified() throws Exception {
        Path proof = folder.resolve("one.tlog-proof");
        assertThat(CliRun.of("proof", "--dir", dir, "--log", "a", "--index", 1, proof).code())
                .isZero();
        assertThat(CliRun.of("verify", proof).code()).isEqualTo(1);
        String key = CliRun.of("key", "show", "--dir", dir, "--log", "a").out().strip();
        assertThat(CliRun.of("verify", proof, "--vkey", key).code()).isZero();
        Path c2sp = folder.resolve("c2sp");
        assertThat(CliRun.of("export", "--dir", dir, "--log", "a", "--format", "c2sp", c2sp).code())
                .isZero();
        assertThat(CliRun.of("verify", c2sp).code()).isEqualTo(1);
        assertThat(CliRun.of("verify", c2sp, "--vkey", key).code()).isZero();
        Path bundle = folder.resolve("b.zip");
        assertThat(
                        CliRun.of(
                                        "export",
                                        "--dir",
                                        dir,
                                        "--log",
                                        "a",
                                        "--format",
                                        "bundle",
                                        bundle)
                                .code())
                .isZero();
        assertThat(CliRun.of("verify", bundle, "--vkey", key).code()).isZero();
    }

    @Test
    void aFaultOfTheProgramIsToldWithoutATraceUnlessAskedFor() {
        assertThat(Failures.code(new NullPointerException())).isEqualTo(ExitCode.INTERNAL);
        CliRun traced = CliRun.of("query", "--dir", folder.resolve("no"), "--log", "a", "--debug");
        assertThat(traced.err()).contains("at io.worklog");
    }

    @Test
    void aJobThatFailedOnTheServerHasACodeOfItsOwnAndSaysWhy() {
        var failed = new JobEndedException("job_1", "FAILED", "the log is empty");
        assertThat(Failures.code(failed)).isEqualTo(ExitCode.JOB);
        assertThat(failed).hasMessageContaining("job_1").hasMessageContaining("the log is empty");
    }

    @Test
    void missingMigrationsAreShownMadeAndStopAStart() throws IOException {
        Path config =
                Files.writeString(
                        folder.resolve("dev.properties"),
                        "worklog.server.database.url=jdbc:sqlite:"
                                + folder.resolve("domain.db")
                                + "\nworklog.server.database.migrate=false\nserver.port=0\n"
                                + "worklog.server.data="
                                + folder.resolve("data")
                                + "\n");
        CliRun before = CliRun.of("migrate", "--config", config, "--dry-run", "--json");
        assertThat(before.code()).as(before.err()).isEqualTo(78);
        assertThat(before.list("migrations")).hasSizeGreaterThan(10);
        assertThatThrownBy(() ->
                        ServerMain.start(
                                "--worklog.server.mode=development",
                                "--worklog.server.management.port=0",
                                "--spring.config.additional-location=file:" + config))
                .isInstanceOf(RefusedStartException.class)
                .hasMessageContaining("worklog migrate");
        CliRun made = CliRun.of("migrate", "--config", config);
        assertThat(made.code()).as(made.err()).isZero();
        assertThat(made.out()).contains("migrations were made");
        CliRun after = CliRun.of("migrate", "--config", config, "--dry-run");
        assertThat(after.code()).as(after.err()).isZero();
        assertThat(after.out()).contains("all tables");
        assertThat(CliRun.of("migrate", "--config", folder.resolve("none")).code()).isEqualTo(2);
    }

    @Test
    void oneErrorIsOneJsonObject() {
        CliRun run = CliRun.of("query", "--dir", folder.resolve("no"), "--log", "a", "--json");
        assertThat(run.number("exitCode")).isEqualTo(69);
        assertThat(run.text("error")).contains("no Worklog folder");
        assertThat(CliRun.of("query", "--json").number("exitCode")).isEqualTo(2);
    }

    private static String fails(int code, Object... arguments) {
        CliRun run = CliRun.of(arguments);
        assertThat(run.code()).as(run.err()).isEqualTo(code);
        assertThat(run.err()).startsWith("worklog: ").doesNotContain("\tat ");
        assertThat(run.err().lines().filter(line -> line.startsWith("worklog: "))).hasSize(1);
        return run.err();
    }

    @Test
    void aServerThatIsNotSetUpForRealUseDoesNotStart() throws IOException {
        Path config =
                Files.writeString(
                        folder.resolve("server.properties"),
                        "worklog.server.database.password=password\nserver.port=0\n");
        CliRun run = CliRun.of("start", "--config", config);
        assertThat(run.code()).as(run.err()).isEqualTo(78);
        assertThat(run.err()).contains("does not start");
        assertThat(CliRun.of("start", "--config", folder.resolve("none")).code()).isEqualTo(2);
    }

    @Test
    void aMasterKeyIsMadeOnce() {
        Path file = folder.resolve("keys/vault.keys");
        assertThat(CliRun.of("vault-key", file).code()).isZero();
        assertThat(file).isNotEmptyFile();
        assertThat(CliRun.of("vault-key", file).code()).isEqualTo(2);
    }
}
