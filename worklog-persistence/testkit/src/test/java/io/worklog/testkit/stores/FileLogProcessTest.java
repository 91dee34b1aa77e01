package io.worklog.testkit.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.error.StoreUnavailableException;
import io.worklog.file.FileLogOptions;
import io.worklog.file.FileLogStore;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.testkit.LogChecks;
import io.worklog.testkit.LogFeeder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store on a real disk, with other processes and threads. */
class FileLogProcessTest {
    private static final LogId LOG = AppendingProcess.LOG;
    private static final int KILLS = Integer.getInteger("worklog.test.kills", 5);

    @TempDir Path folder;

    private FileLogStore open() {
        return FileLogStore.open(folder, FileLogOptions.defaults());
    }

    private Process append(long seed) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = System.getProperty("java.class.path");
        String main = AppendingProcess.class.getName();
        return new ProcessBuilder(
                        java,
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath,
                        main,
                        folder.toString(),
                        Long.toString(seed))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    @Test
    void killingTheProcessLosesNothingThatWasAcknowledged() throws Exception {
        Random chance = new Random(11);
        long size = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            Process process = append(kill);
            long acknowledged = acknowledged(process, 5 + chance.nextInt(60));
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(acknowledged).isGreaterThan(size);
            try (FileLogStore store = open()) {
                long found = store.head(LOG).orElseThrow().size().value();
                assertThat(found).isBetween(acknowledged, acknowledged + 300);
                LogChecks.assertWhole(store, LOG, found);
                size = found;
            }
        }
    }

    /** Kills the process after so many lines; the last size that it printed before it was gone. */
    private static long acknowledged(Process process, int lines) throws IOException {
        long last = -1;
        try (BufferedReader output =
                new BufferedReader(
                        new InputStreamReader(
                                process.getInputStream(), StandardCharsets.US_ASCII))) {
            int seen = 0;
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.matches("(open|acknowledged|published) \\d+")) {
                    last = Long.parseLong(line.substring(line.indexOf(' ') + 1));
                }
                if (++seen == lines) {
                    // The process's own method would also close its output.
                    process.toHandle().destroyForcibly();
                }
            }
        }
        return last;
    }

    @Test
    void aSecondProcessIsToldWhoHasTheFolder() throws Exception {
        Process process = append(1);
        try {
            BufferedReader output =
                    new BufferedReader(
                            new InputStreamReader(
                                    process.getInputStream(), StandardCharsets.US_ASCII));
            assertThat(output.readLine()).isEqualTo("open 0");
            assertThatThrownBy(this::open)
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("is in use by process " + process.pid() + " on ");
        } finally {
            process.destroyForcibly();
            process.waitFor();
        }
        open().close();
    }

    @Test
    void aSecondStoreInThisProcessIsRefusedAndTheFirstKeepsItsLock() throws Exception {
        try (FileLogStore store = open()) {
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(this::open)
                        .isInstanceOf(StoreUnavailableException.class)
                        .hasMessageContaining("process " + ProcessHandle.current().pid());
            }
            Process other = append(1);
            assertThat(acknowledged(other, Integer.MAX_VALUE)).isEqualTo(-1);
            assertThat(other.waitFor()).isNotZero();
            new LogFeeder(store, LOG).append(3);
        }
        try (FileLogStore store = open()) {
            LogChecks.assertWhole(store, LOG, 3);
        }
    }

    @Test
    void theInstanceFileOfAProcessThatIsGoneIsNoObstacle() throws IOException {
        Files.writeString(folder.resolve("instance"), "process 1 on nowhere, started never\n");
        Files.writeString(folder.resolve("lock"), "");
        open().close();
        assertThat(folder.resolve("instance")).doesNotExist();
    }

    @Test
    void aFolderThatCannotBeWrittenIsAClearError() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> FileLogStore.open(file, FileLogOptions.defaults()))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("cannot work in " + file);
    }

    @Test
    void interruptsNeitherBreakALogNorGetLost() throws Exception {
        try (FileLogStore store = open()) {
            LogFeeder feeder = new LogFeeder(store, LOG);
            AtomicReference<Throwable> failure = new AtomicReference<>();
            AtomicBoolean interrupted = new AtomicBoolean();
            Thread appender =
                    new Thread(() -> {
                        for (int i = 0; i < 200; i++) {
                            feeder.append(3);
                            store.read(LOG, LogIndex.of(i), 5, 1 << 20);
                        }
                        interrupted.set(Thread.interrupted());
                    });
            appender.setUncaughtExceptionHandler((t, e) -> failure.set(e));
            appender.start();
            while (appender.isAlive()) {
                appender.interrupt();
                Thread.onSpinWait();
            }
            appender.join();
            assertThat(failure.get()).isNull();
            assertThat(interrupted).isTrue();
            LogChecks.assertWhole(store, LOG, 600);
        }
    }

    @Test
    void manyLogsShareAFewOpenFiles() {
        FileLogOptions few = FileLogOptions.defaults().withMaxOpenLogs(3);
        int logs = 40;
        try (FileLogStore store = FileLogStore.open(folder, few)) {
            for (int round = 0; round < 2; round++) {
                for (int i = 0; i < logs; i++) {
                    LogFeeder feeder = new LogFeeder(store, LogId.of("log-" + i));
                    feeder.append(2 + i % 3);
                    feeder.publish("note");
                }
            }
            assertThat(store.logs()).hasSize(logs);
            for (int i = 0; i < logs; i++) {
                LogChecks.assertWhole(store, LogId.of("log-" + i), 2 * (2 + i % 3));
            }
        }
    }

    @Test
    void readersSeeWholeEntriesWhileALogGrows() throws Exception {
        FileLogOptions small = FileLogOptions.defaults().withSegmentBytes(64 << 10);
        try (FileLogStore store = FileLogStore.open(folder, small)) {
            LogFeeder feeder = new LogFeeder(store, LOG);
            feeder.append(1);
            AtomicReference<Throwable> failure = new AtomicReference<>();
            AtomicBoolean done = new AtomicBoolean();
            Thread reader =
                    new Thread(() -> {
                        while (!done.get()) {
                            long size = store.head(LOG).orElseThrow().size().value();
                            LogChecks.assertEntries(store, LOG, 0, size);
                        }
                    });
            reader.setUncaughtExceptionHandler((t, e) -> failure.set(e));
            reader.start();
            for (int i = 0; i < 300; i++) {
                feeder.append(1 + i % 13);
            }
            done.set(true);
            reader.join();
            assertThat(failure.get()).isNull();
        }
    }
}
