package io.worklog.spring.autoconfigure.cost;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Writes down anew which classes a start with the starter loads that one without it does not, in
 * their order: the list that the starter works through ahead of time. Run its {@code main} with the
 * class path of the tests and the file to write. What the JDK loads, classes made while running and
 * those of Lucene, which is opened later, are left out.
 */
public final class StartClasses {
    private static final Pattern LOADED = Pattern.compile("(?:\\[[^]]*])+ (\\S+) source: .*");
    private static final Pattern WANTED =
            Pattern.compile("(io\\.worklog|org\\.springframework|org\\.aopalliance)\\..*");
    private static final Pattern UNWANTED =
            Pattern.compile(".*(Lambda|\\$Proxy|/).*|.*\\.(lucene|cost)\\..*");

    /** What {@link EmptyApplication} asks for when it has started. */
    private static final String STARTED = "com.sun.management.ThreadMXBean";

    private StartClasses() {}

    /** Starts both and writes the list. */
    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("worklog-classes");
        Set<String> without = Set.copyOf(loaded(false, folder));
        List<String> more =
                loaded(true, folder).stream()
                        .filter(name -> !without.contains(name))
                        .filter(name -> WANTED.matcher(name).matches())
                        .filter(name -> !UNWANTED.matcher(name).matches())
                        .distinct()
                        .toList();
        Files.write(Path.of(args[0]), more);
        System.out.println(more.size() + " classes");
    }

    /** The classes in their order; the rehearsal is left out, which would come before all. */
    private static List<String> loaded(boolean starter, Path folder) throws Exception {
        Path own = Files.createDirectory(folder.resolve(starter ? "with" : "without"));
        Path log = own.resolve("classes.log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xlog:class+load:file=" + log);
        command.add("-Dspring.backgroundpreinitializer.ignore=true");
        command.add("-cp");
        command.add(new CostPath(starter, own).text());
        command.add(EmptyApplication.class.getName());
        command.add("--worklog.directory=" + own.resolve("logs"));
        Process process = new ProcessBuilder(command).inheritIO().start();
        process.waitFor();
        try (Stream<String> lines = Files.lines(log)) {
            return lines.map(LOADED::matcher)
                    .filter(Matcher::matches)
                    .map(line -> line.group(1))
                    .takeWhile(name -> !name.equals(STARTED))
                    .toList();
        }
    }
}
