package io.worklog.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Processes of this benchmark's own classes. */
final class Child {
    private Child() {}

    /** Starts a main class with this JDK and class path; its errors go where ours go. */
    static Process java(String main, Path folder, String... args) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx512m",
                                "-Dworklog.directory=" + folder.resolve("worklog").toAbsolutePath(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                main));
        command.addAll(List.of(args));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }
}
