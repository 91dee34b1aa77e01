package io.worklog.server.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.Worklog;
import io.worklog.WorklogBuilder;
import io.worklog.catalog.EventType;
import io.worklog.error.IntegrityException;
import io.worklog.server.testing.Damage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Without the installation's own log, or with a system log of which nothing can be read, a server
 * says once what is wrong and what to do, and records nothing anywhere.
 */
class DamagedStartTest {
    private static final EventType<Object> DONE = EventType.named("test.done").target("thing");
    private static final String META = "worklog.meta";
    private static final String SYSTEM = "system.default";

    @TempDir Path data;

    private WorklogBuilder builder() {
        return Worklog.builder().directory(data.resolve("log"));
    }

    @BeforeEach
    void someWorkWasDone() {
        try (Worklog worklog = builder().open()) {
            worklog.log(SYSTEM).record(DONE).target("t-1").commit();
        }
    }

    private List<String> arguments() {
        return List.of(
                "--worklog.server.mode=development",
                "--server.address=127.0.0.1",
                "--server.port=0",
                "--worklog.server.management.port=0",
                "--worklog.server.data=" + data);
    }

    private String refused() {
        String[] said = new String[1];
        assertThatThrownBy(() -> ServerMain.start(arguments().toArray(String[]::new)).close())
                .isInstanceOfSatisfying(
                        IntegrityException.class, e -> said[0] = String.valueOf(e.getMessage()));
        return said[0];
    }

    @Test
    void aProcessWhoseOwnLogWasAlteredEndsWithOneMessage() throws Exception {
        Damage.of(data, META).replace("worklog.started", "worklog.stopped");
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                ServerMain.class.getName()));
        command.addAll(arguments());
        Process server = new ProcessBuilder(command).start();
        String lines = new String(server.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String said = new String(server.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(server.exitValue()).as(said).isEqualTo(ServerMain.DAMAGED);
        assertThat(said).contains(META, "entry 0", "./worklog verify", "backup");
        assertThat(said + lines).doesNotContain("\tat ", "worklog.start.ready");
    }

    @Test
    void oneThatLostItsEndIsRefusedAndLeftAsItIs() throws IOException {
        Damage.of(data, META).cutAt("worklog.stopped");
        Path segments = data.resolve("log/logs/" + META + "/segments");
        List<String> before = listing(segments);
        assertThat(refused()).contains(META, "./worklog verify", "backup");
        assertThat(listing(segments)).isEqualTo(before);
    }

    private static List<String> listing(Path folder) throws IOException {
        List<String> found = new ArrayList<>();
        try (var files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                found.add(file.getFileName() + " " + Files.size(file));
            }
        }
        return found;
    }

    @Test
    void aSystemLogOfWhichNothingCanBeReadIsNamed() throws IOException {
        Files.writeString(data.resolve("log/logs/" + SYSTEM + "/head"), "nothing");
        assertThat(refused()).contains(SYSTEM, "head file", "./worklog verify");
    }

    /** What the page on operation says of an installation without a backup. */
    @Test
    void withTheOwnLogAndItsKeySetAsideANewOneBeginsUnderAnotherKey() throws IOException {
        Damage.of(data, META).replace("worklog.started", "worklog.stopped");
        assertThatThrownBy(() -> builder().quarantine().open())
                .isInstanceOf(IntegrityException.class);
        Path log = data.resolve("log");
        byte[] key = Files.readAllBytes(log.resolve("keys/" + META + ".key"));
        Files.move(log.resolve("logs/" + META), data.resolve("evidence of it"));
        assertThatThrownBy(() -> builder().quarantine().open())
                .as("its key says that it was removed")
                .isInstanceOf(IntegrityException.class);
        Files.move(log.resolve("keys/" + META + ".key"), data.resolve("its key"));
        try (Worklog worklog = builder().quarantine().open()) {
            assertThat(worklog.log(META).verify().good()).isTrue();
            assertThat(worklog.log(SYSTEM).verify().good()).isTrue();
        }
        assertThat(Files.readAllBytes(log.resolve("keys/" + META + ".key"))).isNotEqualTo(key);
    }
}
