package io.worklog.spring.autoconfigure.cost;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The class path of {@link EmptyApplication}, cut out of the one of the tests. It has jars alone, as
 * that of a user has: in a folder every class of a library behind it is looked for in vain first,
 * and a cache of classes takes no folders.
 */
final class CostPath {
    private static final Pattern SPRING =
            Pattern.compile(
                    "(spring-(boot|boot-autoconfigure|core|context|beans|aop|expression)-\\d"
                            + "|micrometer-(commons|observation)-|jspecify-|commons-logging-"
                            + "|slf4j-api|logback-|jul-to-slf4j|snakeyaml|jakarta\\.annotation-api)"
                            + ".*");
    private static final Pattern WORKLOG =
            Pattern.compile(
                    "lucene-(core|analysis-.*)-\\d.*|worklog-(core|persistence-lucene|spring)-.*");
    private static final Pattern OURS = Pattern.compile("core|lucene|starter");

    private final boolean starter;
    private final Path folder;

    /**
     * A class path.
     *
     * @param starter whether the starter and what it needs are on it
     * @param folder for what has to be made
     */
    CostPath(boolean starter, Path folder) {
        this.starter = starter;
        this.folder = folder;
    }

    /** What an empty application needs, its class alone, and with the starter what that needs. */
    String text() throws IOException {
        List<String> jars = new ArrayList<>();
        for (Path entry : entries()) {
            Path jar = Files.isDirectory(entry) ? jar(entry, jars.size()) : entry;
            jars.add(jar.toString());
        }
        return String.join(File.pathSeparator, jars);
    }

    private List<Path> entries() throws IOException {
        List<Path> path = new ArrayList<>(List.of(application()));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            files(entry).stream().filter(this::isWanted).forEach(path::add);
        }
        return path;
    }

    private Path application() throws IOException {
        Path application = folder.resolve("application");
        String name = EmptyApplication.class.getName().replace('.', '/') + ".class";
        Path copy = application.resolve(name);
        Files.createDirectories(copy.getParent());
        try (var in = EmptyApplication.class.getResourceAsStream("EmptyApplication.class")) {
            Files.copy(in, copy);
        }
        return application;
    }

    private static List<Path> files(String entry) throws IOException {
        if (!entry.endsWith("*")) {
            return List.of(Path.of(entry));
        }
        try (Stream<Path> jars = Files.list(Path.of(entry).getParent())) {
            return jars.toList();
        }
    }

    private boolean isWanted(Path file) {
        String name = String.valueOf(file.getFileName());
        if (Files.isDirectory(file)) {
            return starter && isOurs(file.toString());
        }
        return SPRING.matcher(name).matches() || starter && WORKLOG.matcher(name).matches();
    }

    /** Compiled classes and resources of the starter, the library and the index; no tests. */
    private static boolean isOurs(String folder) {
        return !folder.contains("test") && OURS.matcher(folder).find();
    }

    private Path jar(Path classes, int number) throws IOException {
        Path jar = folder.resolve(number + ".jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                entries.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                Files.copy(file, entries);
            }
        }
        return jar;
    }
}
