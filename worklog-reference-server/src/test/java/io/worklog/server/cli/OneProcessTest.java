package io.worklog.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real processes that want to make the same file: one does, the others wait or leave it. */
@Timeout(120)
class OneProcessTest {
    @TempDir Path folder;

    /** A process that holds the lock until its input ends, and writes down what it does. */
    static final class Holder {
        private Holder() {}

        /** The lock, and the file to write to. */
        public static void main(String[] args) throws Exception {
            Path diary = Path.of(args[1]);
            System.out.println("wants");
            new OneProcess(Path.of(args[0]))
                    .run(
                            () -> {
                                write(diary, "begin");
                                System.out.println("holds");
                                while (System.in.read() >= 0) {
                                    // It holds on.
                                }
                                write(diary, "end");
                                return 0;
                            },
                            true);
        }

        private static void write(Path diary, String what) throws IOException {
            Files.writeString(
                    diary,
                    what + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.APPEND);
        }
    }

    /** A holder with its lines. */
    private record Running(Process process, BufferedReader out) implements AutoCloseable {
        void says(String line) throws IOException {
            assertThat(out.readLine()).isEqualTo(line);
        }

        void letGo() throws Exception {
            process.getOutputStream().close();
            assertThat(process.waitFor()).isZero();
        }

        @Override
        public void close() {
            process.destroyForcibly().onExit().join();
        }
    }

    private Path lock() {
        return folder.resolve("worklog.aot.lock");
    }

    private Path diary() {
        return folder.resolve("diary");
    }

    private Running holder() throws IOException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Holder.class.getName(),
                                lock().toString(),
                                diary().toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        return new Running(process, process.inputReader(StandardCharsets.UTF_8));
    }

    @Test
    void whoDoesNotWaitLeavesItToTheOther() throws Exception {
        try (Running other = holder()) {
            other.says("wants");
            other.says("holds");
            assertThat(new OneProcess(lock()).run(() -> 7, false)).isEmpty();
            other.letGo();
        }
        assertThat(new OneProcess(lock()).run(() -> 7, false)).hasValue(7);
    }

    @Test
    void whoWaitsBeginsWhenTheOtherHasEnded() throws Exception {
        try (Running first = holder()) {
            first.says("wants");
            first.says("holds");
            try (Running second = holder()) {
                second.says("wants");
                first.letGo();
                second.says("holds");
                second.letGo();
            }
        }
        assertThat(Files.readAllLines(diary())).isEqualTo(List.of("begin", "end", "begin", "end"));
    }

    /** One that is killed leaves the lock to the next, and nobody takes the file away. */
    @Test
    void theFileStaysAndTheLockGoesWithItsProcess() throws Exception {
        Object before;
        try (Running killed = holder()) {
            killed.says("wants");
            killed.says("holds");
            before = identity();
        }
        assertThat(new OneProcess(lock()).run(() -> 7, false)).hasValue(7);
        assertThat(new OneProcess(lock()).run(() -> 8, true)).hasValue(8);
        assertThat(identity()).isEqualTo(before);
    }

    private Object identity() throws IOException {
        Object key = Files.readAttributes(lock(), BasicFileAttributes.class).fileKey();
        return key == null ? lock() : key;
    }
}
