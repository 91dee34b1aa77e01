package io.worklog.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the README has somebody type, typed: from an empty folder to a bundle checked offline. */
class FirstFiveMinutesTest {
    private static final Pattern LINK = Pattern.compile("http://\\S+/#/setup\\?token=\\S+");
    private static final int START = 2;
    private static final int FIRST_RECORD = 3;

    @TempDir Path folder;

    /** A shell block of a README, counted from 0. */
    private static String block(String readme, int number) throws IOException {
        Matcher blocks =
                Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL)
                        .matcher(Files.readString(Path.of("..", readme)));
        for (int i = 0; i < number; i++) {
            assertThat(blocks.find()).isTrue();
        }
        assertThat(blocks.find()).isTrue();
        return blocks.group(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, START, FIRST_RECORD})
    void bothLanguagesHaveOneTypeTheSame(int number) throws IOException {
        assertThat(block("README.zh-CN.md", number)).isEqualTo(block("README.md", number));
    }

    @Test
    void theCommandsOfTheReadmeWork() throws Exception {
        int port = freePort();
        String start = block("README.md", START).strip() + " --port " + port;
        Process server = start(start);
        try {
            String commands =
                    "cd '"
                            + folder
                            + "'\n"
                            + block("README.md", FIRST_RECORD)
                                    .replaceFirst("'http://[^']*'", "'" + link(server) + "'");
            Path out = folder.resolve("out");
            Process shell = shell(commands).redirectOutput(out.toFile()).start();
            assertThat(shell.waitFor(300, TimeUnit.SECONDS)).isTrue();
            String said = Files.readString(out);
            assertThat(shell.exitValue()).as(said).isZero();
            assertThat(said).contains("SUBMITTED", "bundle.zip");
            server.destroy();
            assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
            Process offline = shell("cd '" + folder + "'; ./worklog verify bundle.zip").start();
            assertThat(offline.waitFor()).isZero();
        } finally {
            server.destroyForcibly();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    private Process start(String command) throws IOException {
        Path launcher = folder.resolve("worklog");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Files.writeString(
                launcher,
                "#!/bin/sh\nexec '%s' -XX:TieredStopAtLevel=1 -cp '%s' %s \"$@\"\n"
                        .formatted(
                                java,
                                System.getProperty("java.class.path"),
                                WorklogCommand.class.getName()));
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
        return shell("cd '" + folder + "'; exec " + command).start();
    }

    private ProcessBuilder shell(String commands) {
        ProcessBuilder shell =
                new ProcessBuilder("sh", "-eu", "-c", commands).redirectErrorStream(true);
        shell.environment().put("XDG_CONFIG_HOME", folder.resolve("config").toString());
        shell.environment().put("WORKLOG_ADMIN_PASSWORD", "seven piers hold 滨江 bridge");
        shell.environment().put("WORKLOG_PASSWORD", "seven piers hold 滨江 bridges");
        shell.environment().put("LC_ALL", "C.UTF-8");
        List.of("WORKLOG_URL", "WORKLOG_KEY").forEach(shell.environment()::remove);
        return shell;
    }

    /** The server goes on printing, so somebody must go on reading. */
    private static String link(Process server) throws IOException {
        BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder said = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            said.append(line).append('\n');
            Matcher link = LINK.matcher(line);
            if (link.find()) {
                Thread.ofVirtual().start(() -> lines.lines().forEach(more -> {}));
                return link.group();
            }
        }
        throw new AssertionError("the server printed no link:\n" + said);
    }
}
