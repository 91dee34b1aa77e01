package io.worklog.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Makes profiles for the page of the recordings that {@code -prof jfr} of JMH left, each in a
 * folder named after the benchmark:
 *
 * <pre>Profiles RECORDINGS RESULTS</pre>
 */
public final class Profiles {
    private static final String PACKAGE = "io.worklog.benchmarks.";

    private Profiles() {}

    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            System.err.println("Profiles RECORDINGS RESULTS");
            System.exit(2);
        }
        write(Path.of(args[0]), Path.of(args[1])).forEach(System.out::println);
    }

    /** Reads all recordings below a folder and writes a file for each; returns their paths. */
    static List<Path> write(Path recordings, Path results) throws IOException {
        List<Path> written = new ArrayList<>();
        for (Path recording : sorted(recordings, ".jfr")) {
            Profile profile = Samples.read(name(recording), recording);
            Path file = results.resolve(profile.id() + ".json");
            Files.writeString(file, profile.json());
            written.add(file);
        }
        return written;
    }

    private static String name(Path recording) {
        Path folder = Objects.requireNonNull(recording.toAbsolutePath().getParent());
        String name = folder.getFileName().toString();
        return name.startsWith(PACKAGE) ? name.substring(PACKAGE.length()) : name;
    }

    /** The profiles in a folder of results. */
    static List<Profile> of(Path results) throws IOException {
        List<Profile> profiles = new ArrayList<>();
        for (Path file : sorted(results, ".json")) {
            if (file.getFileName().toString().startsWith("profile-")) {
                profiles.add(Profile.parse(Files.readString(file)));
            }
        }
        return profiles;
    }

    private static List<Path> sorted(Path folder, String end) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(f -> f.toString().endsWith(end)).sorted().toList();
        }
    }
}
