package io.worklog.server.feed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A real rsyslog on the loopback that writes what it understood into a file. */
final class Rsyslog implements AutoCloseable {
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    private final Process process;
    private final Path out;
    private final int port;

    private Rsyslog(Process process, Path out, int port) {
        this.process = process;
        this.out = out;
        this.port = port;
    }

    /** Where it is on this machine. */
    static Optional<Path> program() {
        return Stream.of("/usr/sbin/rsyslogd", "/usr/bin/rsyslogd", "/sbin/rsyslogd")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Rsyslog start(Path program, Path folder) throws IOException {
        Path port = folder.resolve("port");
        Path out = folder.resolve("out");
        Path config = folder.resolve("rsyslog.conf");
        Files.writeString(
                config,
                """
                global(workDirectory="%1$s" maxMessageSize="64k")
                module(load="imtcp")
                template(name="seen" type="string"
                  string="%%pri%%|%%timereported:::date-rfc3339%%|%%hostname%%|%%app-name%%|%%msgid%%\
                |%%structured-data%%|%%msg%%\\n")
                ruleset(name="all") {
                  action(type="omfile" file="%2$s" template="seen" flushOnTXEnd="on")
                }
                input(type="imtcp" address="127.0.0.1" port="0" listenPortFileName="%3$s"
                  ruleset="all")
                """
                        .formatted(folder, out, port));
        Process process =
                new ProcessBuilder(
                                program.toString(),
                                "-n",
                                "-f",
                                config.toString(),
                                "-i",
                                folder.resolve("pid").toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("log").toFile())
                        .start();
        String text = waitFor(port, 1, process, folder).getFirst();
        return new Rsyslog(process, out, Integer.parseInt(text.strip()));
    }

    int port() {
        return port;
    }

    List<String> lines(int count) throws IOException {
        return waitFor(out, count, process, out.getParent());
    }

    private static List<String> waitFor(Path file, int lines, Process process, Path folder)
            throws IOException {
        long end = System.nanoTime() + PATIENCE;
        while (System.nanoTime() < end && process.isAlive()) {
            List<String> found = Files.exists(file) ? Files.readAllLines(file) : List.of();
            if (found.size() >= lines) {
                return found;
            }
            LockSupport.parkNanos(PAUSE);
        }
        throw new AssertionError("rsyslog: " + Files.readString(folder.resolve("log")));
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
