package io.worklog.spring.autoconfigure.cost;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Starts {@link EmptyApplication} again and again, in turn with and without the starter on its
 * class path, and prints the medians of both. A measurement, not a test: run its {@code main} on
 * a machine that does nothing else, with the class path of the tests. Arguments: how many pairs,
 * 15 unless given, then JVM options. Linux only.
 */
public final class StartCost {
    private static final Pattern SPRING =
            Pattern.compile(
                    "(spring-(boot|boot-autoconfigure|core|context|beans|aop|expression)-\\d"
                            + "|micrometer-(commons|observation)-|jspecify-|commons-logging-"
                            + "|slf4j-api|logback-|jul-to-slf4j|snakeyaml|jakarta\\.annotation-api)"
                            + ".*");
    private static final Pattern WORKLOG =
            Pattern.compile("lucene-(core|analysis-.*)-\\d.*|worklog-(core|persistence-lucene)-.*");

    private StartCost() {}

    /** Measures and prints. */
    public static void main(String[] args) throws Exception {
        int pairs = args.length == 0 ? 15 : Integer.parseInt(args[0]);
        List<String> options = Arrays.asList(args).subList(Math.min(1, args.length), args.length);
        List<long[]> without = new ArrayList<>();
        List<long[]> with = new ArrayList<>();
        start(false, options);
        start(true, options);
        for (int pair = 0; pair < pairs; pair++) {
            without.add(start(false, options));
            with.add(start(true, options));
        }
        print("without", without);
        print("with", with);
        System.out.printf(
                "difference: %d ms (least %d), worked %d ms (all threads %d), heap %.1f MB,"
                        + " resident %.1f MB%n",
                median(with, 0) - median(without, 0),
                least(with) - least(without),
                median(with, 1) - median(without, 1),
                median(with, 2) - median(without, 2),
                (median(with, 3) - median(without, 3)) / 1024.0,
                (median(with, 4) - median(without, 4)) / 1024.0);
    }

    private static void print(String name, List<long[]> runs) {
        System.out.printf(
                "%-8s %d ms (%s), worked %d ms (all threads %d), heap %.1f MB, resident %.1f MB%n",
                name,
                median(runs, 0),
                runs.stream().map(run -> String.valueOf(run[0])).collect(Collectors.joining(" ")),
                median(runs, 1),
                median(runs, 2),
                median(runs, 3) / 1024.0,
                median(runs, 4) / 1024.0);
    }

    private static long least(List<long[]> runs) {
        return runs.stream().mapToLong(run -> run[0]).min().orElseThrow();
    }

    private static long median(List<long[]> runs, int which) {
        return runs.stream()
                .mapToLong(run -> run[which])
                .sorted()
                .skip(runs.size() / 2)
                .findFirst()
                .orElseThrow();
    }

    private static long[] start(boolean starter, List<String> options) throws Exception {
        Path folder = Files.createTempDirectory("worklog-cost");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(
                List.of(
                        "-cp",
                        classPath(starter, folder),
                        EmptyApplication.class.getName(),
                        "--worklog.directory=" + folder.resolve("logs"),
                        "--spring.main.banner-mode=off"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> lines = process.inputReader().lines().toList();
        process.waitFor();
        delete(folder);
        return lines.stream()
                .filter(line -> line.startsWith("COST "))
                .map(line -> Stream.of(line.split(" ")).skip(1).mapToLong(Long::parseLong))
                .map(LongStream::toArray)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(String.join("\n", lines)));
    }

    /** What an empty application needs, its class alone, and with the starter what that needs. */
    private static String classPath(boolean starter, Path folder) throws Exception {
        String name = EmptyApplication.class.getName().replace('.', '/') + ".class";
        Path copy = folder.resolve("application").resolve(name);
        Files.createDirectories(copy.getParent());
        try (var in = EmptyApplication.class.getResourceAsStream("EmptyApplication.class")) {
            Files.copy(in, copy);
        }
        List<String> path = new ArrayList<>(List.of(folder.resolve("application").toString()));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            for (Path file : files(entry)) {
                if (isWanted(file, starter)) {
                    path.add(file.toString());
                }
            }
        }
        return String.join(File.pathSeparator, path);
    }

    private static List<Path> files(String entry) throws Exception {
        if (!entry.endsWith("*")) {
            return List.of(Path.of(entry));
        }
        try (Stream<Path> jars = Files.list(Path.of(entry).getParent())) {
            return jars.toList();
        }
    }

    private static boolean isWanted(Path file, boolean starter) {
        String name = String.valueOf(file.getFileName());
        if (Files.isDirectory(file)) {
            return starter && isOurs(file.toString());
        }
        return SPRING.matcher(name).matches()
                || starter
                        && (WORKLOG.matcher(name).matches() || name.startsWith("worklog-spring"));
    }

    /** Compiled classes and resources of the starter, the library and the index; no tests. */
    private static boolean isOurs(String folder) {
        return !folder.contains("test")
                && Pattern.compile("core|lucene|starter").matcher(folder).find();
    }

    private static void delete(Path folder) throws Exception {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }
}
