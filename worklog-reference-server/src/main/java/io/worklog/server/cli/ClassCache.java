package io.worklog.server.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The file with classes as the JVM has loaded and linked them (JEP 483, 514 and 515), by which a
 * server starts in less than half the time. It is made by a server of its own that is used a little
 * and ended; the JVM takes it only if JDK and jars are the same.
 */
final class ClassCache {
    /** Where the launcher looks for the file; not set where the JDK has no such cache. */
    private static final String PLACE = "worklog.aot.cache";

    private final Call call;

    ClassCache(Call call) {
        this.call = call;
    }

    private static Optional<Path> place() {
        return Optional.ofNullable(System.getProperty(PLACE)).map(Path::of);
    }

    /** Makes the file if this server had to start without it; the machine's idle time is enough. */
    void makeInBackground() {
        boolean used =
                ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                        .anyMatch(option -> option.startsWith("-XX:AOTCache="));
        Path place = place().orElse(null);
        if (used || place == null || !Files.isWritable(place.toAbsolutePath().getParent())) {
            return;
        }
        Thread.ofVirtual()
                .name("worklog-class-cache")
                .start(() -> {
                    if (make(place, true) == 0) {
                        call.note("aot.made", place);
                    }
                });
    }

    /** Makes the file now; the exit code of what made it. */
    int make() {
        Path place = place().orElseThrow(() -> call.failure(ExitCode.CONFIGURATION, "error.noAot"));
        int code = make(place, false);
        if (code != 0) {
            throw call.failure(ExitCode.INTERNAL, "error.aotFailed", code);
        }
        if (call.json()) {
            call.terminal().out().println(Json.object().put("file", place.toString()));
        } else {
            call.say("aot.made", place);
        }
        return ExitCode.OK;
    }

    /** One process at a time makes the file: in the background the others leave it to that one. */
    private static int make(Path place, boolean nicely) {
        Path lock = place.resolveSibling(place.getFileName() + ".lock");
        try {
            return new OneProcess(lock)
                    .run(() -> makeWhole(place, nicely), !nicely)
                    .orElse(ExitCode.UNREACHABLE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERNAL;
        }
    }

    /** The file appears at once and whole. */
    private static int makeWhole(Path place, boolean nicely)
            throws IOException, InterruptedException {
        Path part = place.resolveSibling(place.getFileName() + "." + ProcessHandle.current().pid());
        try {
            int code = practise(part, nicely);
            if (code == 0 && Files.exists(part)) {
                Files.move(
                        part,
                        place,
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            }
            return code;
        } finally {
            deleteQuietly(part);
        }
    }

    private static int practise(Path part, boolean nicely)
            throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command(part, nicely))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        Thread end = new Thread(() -> giveUp(process, part), "end-class-cache");
        Runtime.getRuntime().addShutdownHook(end);
        try {
            return process.waitFor();
        } finally {
            endAll(process);
        }
    }

    private static List<String> command(Path part, boolean nicely) {
        List<String> command = new ArrayList<>(nicely ? niceness() : List.of());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(ClassCache::isKept)
                .forEach(command::add);
        command.add("-XX:AOTCacheOutput=" + part);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(WorklogCommand.class.getName(), "aot", "--practise"));
        return command;
    }

    /** A server that stops leaves neither a process behind nor a file that is not whole. */
    private static void giveUp(Process process, Path part) {
        endAll(process);
        deleteQuietly(part);
    }

    /** Asked to end, a JVM would write the cache first, with a process of its own. */
    private static void endAll(Process process) {
        List<ProcessHandle> all =
                Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(each -> each.onExit().join());
    }

    /** The cache fits only a JVM that is started alike. */
    private static boolean isKept(String option) {
        return !option.startsWith("-XX:AOT")
                && !option.startsWith("-Xlog")
                && !option.startsWith("-Xshare")
                && !option.startsWith("-Dworklog.")
                && !option.startsWith("-agentlib")
                && !option.startsWith("-javaagent");
    }

    private static List<String> niceness() {
        return Files.isExecutable(Path.of("/usr/bin/nice"))
                ? List.of("/usr/bin/nice", "-n", "19")
                : List.of();
    }

    private static void deleteQuietly(Path part) {
        try {
            Files.deleteIfExists(part);
            // What the JVM notes before it writes the cache.
            Files.deleteIfExists(part.resolveSibling(part.getFileName() + ".config"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
