package io.worklog.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An import is killed again and again; the same command at last brings all in, each once. */
class KilledImportIT {
    private static final int KILLS = Integer.getInteger("worklog.test.kills.import", 2);
    private static final int LINES = 5_499;
    private static final long BYTES_BETWEEN = 600_000;

    @TempDir Path folder;

    @Test
    void theSameCommandGoesOnWhereTheKilledOneWas() throws Exception {
        Path file = CliRun.data(folder, "git-alibaba-nacos");
        Path dir = folder.resolve("data");
        String[] call = {
            "import",
            "--json",
            "--dir",
            dir.toString(),
            "--log",
            "a",
            "--map",
            "git",
            file.toString()
        };
        for (int kill = 1; kill <= KILLS; kill++) {
            killOnceItHas(kill * BYTES_BETWEEN, dir, call);
        }
        CliRun last = CliRun.of((Object[]) call);
        assertThat(last.code()).as(last.err()).isZero();
        assertThat(last.number("alreadyThere")).isPositive();
        assertThat(last.number("accepted") + last.number("alreadyThere")).isEqualTo(LINES);
        CliRun page = CliRun.of("query", "--dir", dir, "--log", "a", "--limit", 1, "--json");
        assertThat(page.number("indexedTo")).isEqualTo(LINES);
        assertThat(CliRun.of("verify", "--dir", dir).code()).isZero();
    }

    private void killOnceItHas(long bytes, Path dir, String... call) throws Exception {
        List<String> command =
                Stream.concat(
                                Stream.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-XX:TieredStopAtLevel=1",
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        WorklogCommand.class.getName()),
                                Stream.of(call))
                        .toList();
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("out").toFile())
                        .start();
        while (process.isAlive() && stored(dir) < bytes) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        process.destroyForcibly();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    /** How many bytes of segments are no zeros ahead: what the offsets file tells of. */
    private static long stored(Path dir) throws IOException {
        Path offsets = dir.resolve("logs").resolve("a").resolve("offsets");
        return Files.exists(offsets) ? Files.size(offsets) / Long.BYTES * 1_000 : 0;
    }
}
