package io.worklog.spring.autoconfigure.cost;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Starts {@link EmptyApplication} again and again, in turn with and without the starter on its
 * class path, and prints the medians of both, the difference of the medians, and the quartiles of
 * the differences of the pairs, which a machine that is now slower and now faster moves less. A
 * measurement, not a test: run its {@code main} on a machine that does nothing else, with the class
 * path of the tests; both applications get jars. Arguments: how many pairs, 15 unless given;
 * {@code aot} to give each application the cache that JDK 25 makes of its classes in a first run;
 * then JVM options. Linux only.
 */
public final class StartCost {
    private static final String AOT = "aot";

    private final String classPath;
    private final Path folder;
    private final List<String> options;

    private StartCost(String classPath, Path folder, List<String> options) {
        this.classPath = classPath;
        this.folder = folder;
        this.options = options;
    }

    /** Measures and prints. */
    public static void main(String[] args) throws Exception {
        int pairs = args.length == 0 ? 15 : Integer.parseInt(args[0]);
        List<String> options = Arrays.asList(args).subList(Math.min(1, args.length), args.length);
        Path folder = Files.createTempDirectory("worklog-cost");
        try {
            measure(pairs, of(false, folder, options), of(true, folder, options));
        } finally {
            delete(folder);
        }
    }

    private static StartCost of(boolean starter, Path folder, List<String> options)
            throws Exception {
        Path own = Files.createDirectory(folder.resolve(starter ? "with" : "without"));
        String jars = new CostPath(starter, own).text();
        if (!options.contains(AOT)) {
            StartCost plain = new StartCost(jars, own, options);
            plain.start();
            return plain;
        }
        List<String> others = options.stream().filter(option -> !option.equals(AOT)).toList();
        Path cache = own.resolve("classes.aot");
        new StartCost(jars, own, with(others, "-XX:AOTCacheOutput=" + cache)).start();
        return new StartCost(jars, own, with(others, "-XX:AOTCache=" + cache));
    }

    private static List<String> with(List<String> options, String more) {
        return Stream.concat(options.stream(), Stream.of(more)).toList();
    }

    private static void measure(int pairs, StartCost without, StartCost with) throws Exception {
        List<long[]> bare = new ArrayList<>();
        List<long[]> more = new ArrayList<>();
        for (int pair = 0; pair < pairs; pair++) {
            bare.add(without.start());
            more.add(with.start());
        }
        print("without", bare);
        print("with", more);
        System.out.printf(
                "difference: %d ms (least %d), worked %d ms (all threads %d), heap %.1f MB,"
                        + " resident %.1f MB%n",
                median(more, 0) - median(bare, 0),
                least(more) - least(bare),
                median(more, 1) - median(bare, 1),
                median(more, 2) - median(bare, 2),
                (median(more, 3) - median(bare, 3)) / 1024.0,
                (median(more, 4) - median(bare, 4)) / 1024.0);
        System.out.printf(
                "pairs (quartiles): %s ms, worked %s ms (all threads %s)%n",
                quartiles(bare, more, 0), quartiles(bare, more, 1), quartiles(bare, more, 2));
    }

    /** Of what each pair differs by: the lower quartile, the median and the upper one. */
    private static String quartiles(List<long[]> bare, List<long[]> more, int which) {
        long[] differences =
                IntStream.range(0, bare.size())
                        .mapToLong(pair -> more.get(pair)[which] - bare.get(pair)[which])
                        .sorted()
                        .toArray();
        return IntStream.rangeClosed(1, 3)
                .mapToObj(quarter -> differences[quarter * (differences.length - 1) / 4])
                .map(String::valueOf)
                .collect(Collectors.joining("/"));
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

    private long[] start() throws Exception {
        Path logs = folder.resolve("logs");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(
                List.of(
                        "-cp",
                        classPath,
                        EmptyApplication.class.getName(),
                        "--worklog.directory=" + logs,
                        "--spring.main.banner-mode=off"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> lines = process.inputReader().lines().toList();
        process.waitFor();
        if (Files.exists(logs)) {
            delete(logs);
        }
        return cost(lines).orElseThrow(() -> new IllegalStateException(String.join("\n", lines)));
    }

    private static Optional<long[]> cost(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("COST "))
                .map(line -> Stream.of(line.split(" ")).skip(1).mapToLong(Long::parseLong))
                .map(LongStream::toArray)
                .findFirst();
    }

    private static void delete(Path folder) throws Exception {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }
}
