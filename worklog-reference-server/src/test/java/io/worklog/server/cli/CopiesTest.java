package io.worklog.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.Worklog;
import io.worklog.catalog.EventType;
import io.worklog.event.Actor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What leaves a house in copies says nothing that must stay in it. */
class CopiesTest {
    private static final List<String> PRIVATE =
            List.of("13800138000", "张伟", "zhang.wei", "salary-secret", "A-17", "98765");

    @TempDir Path folder;

    private Path log() {
        Path dir = folder.resolve("log");
        try (Worklog worklog = Worklog.open(dir)) {
            for (int i = 0; i < 3; i++) {
                worklog.log("orders")
                        .record(EventType.named("order.paid").target("order"))
                        .target("A-17", "张伟 13800138000")
                        .actor(Actor.user("zhang.wei", "张伟"))
                        .set("/salary", "98765", "salary-secret")
                        .set("/amount", 98765, 98766)
                        .reason("call 13800138000")
                        .metadata("phone", "13800138000")
                        .commit();
            }
        }
        return dir;
    }

    @Test
    void aCopyHasPseudonymsThatAreTheSameForTheSame() {
        Path copy = folder.resolve("copy");
        Path dir = log();
        CliRun plan = CliRun.of("anonymize", "--dir", dir, "--log", "orders", "--to", copy);
        assertThat(plan.code()).isZero();
        assertThat(plan.err()).contains("Kept:", "Changed:", "Not in the copy:");
        assertThat(copy).doesNotExist();
        CliRun run =
                CliRun.of(
                        "anonymize",
                        "--dir",
                        dir,
                        "--log",
                        "orders",
                        "--to",
                        copy,
                        "--yes",
                        "--json");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("\"events\":3");
        CliRun query = CliRun.of("query", "--dir", copy, "--log", "copy-1", "--json");
        assertThat(query.out()).contains("order.paid").doesNotContain(PRIVATE);
        assertThat(actors(copy)).hasSize(1);
        assertThat(CliRun.of("verify", "--dir", copy).code()).isZero();
    }

    private static java.util.Set<String> actors(Path copy) {
        try (Worklog worklog = Worklog.open(copy)) {
            return worklog.log("copy-1").history("order", target(worklog)).events().stream()
                    .map(event -> event.event().actor().id())
                    .collect(Collectors.toSet());
        }
    }

    private static String target(Worklog worklog) {
        return worklog.log("copy-1")
                .read(io.worklog.log.LogIndex.of(0))
                .filter(event -> event.event().type().name().equals("order.paid"))
                .findFirst()
                .orElseThrow()
                .event()
                .targets()
                .getFirst()
                .id();
    }

    @Test
    void aSupportBundleHasNoSecretsAndNoContent() throws IOException {
        Path config =
                Files.writeString(
                        folder.resolve("server.properties"),
                        """
                        # 13800138000
                        worklog.server.database.url=jdbc:mysql://root:98765@db/x?password=98765&a=b
                        worklog.server.database.password=98765
                        worklog.server.database.password_FILE=/run/secrets/db
                        worklog.server.mode=production
                        """);
        Path lines =
                Files.writeString(
                        folder.resolve("server.log"),
                        """
                        {"@timestamp":"2026-11-23T08:00:00Z","event":{"code":"worklog.request"},"message":"张伟"}
                        zhang.wei called 13800138000
                        """);
        Path out = folder.resolve("support.zip");
        CliRun run =
                CliRun.of("support-bundle", "--config", config, "--log-file", lines, out, "--json");
        assertThat(run.code()).as(run.err()).isZero();
        String all = text(out);
        assertThat(all).doesNotContain(PRIVATE);
        assertThat(all)
                .contains("worklog.request", "db/x", "a=b", "/run/secrets/db", "processors")
                .contains("worklog.server.mode=production");
    }

    private static String text(Path zip) throws IOException {
        StringBuilder all = new StringBuilder();
        try (ZipFile file = new ZipFile(zip.toFile())) {
            for (var entry : file.stream().toList()) {
                byte[] bytes = file.getInputStream(entry).readAllBytes();
                all.append(new String(bytes, StandardCharsets.UTF_8));
            }
        }
        return all.toString();
    }

    @Test
    void onlyWhatStartDevMadeIsEmptied() throws IOException {
        Path real = Files.createDirectories(folder.resolve("real"));
        Files.writeString(real.resolve("worklog.db"), "work");
        CliRun refused = CliRun.of("reset", "--data", real, "--yes");
        assertThat(refused.code()).isEqualTo(78);
        DevelopmentFolder.mark(real);
        assertThat(CliRun.of("reset", "--data", real, "--yes").code()).isEqualTo(78);
        Path made = folder.resolve("made");
        DevelopmentFolder.mark(made);
        Files.writeString(Files.createDirectories(made.resolve("log")).resolve("lock"), "");
        assertThat(CliRun.of("reset", "--data", made).code()).isZero();
        assertThat(made.resolve("log/lock")).exists();
        assertThat(CliRun.of("reset", "--data", made, "--yes").code()).isZero();
        assertThat(made.resolve("log")).doesNotExist();
        assertThat(real.resolve("worklog.db")).exists();
    }
}
