package io.worklog.merkle;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The public test vectors under {@code vectors/}, read with a JSON reader of their own. */
public final class Vectors {
    private Vectors() {}

    /** A file or folder of the vectors. */
    public static Path path(String name) {
        try {
            URI root = Vectors.class.getResource("/vectors").toURI();
            return Path.of(root).resolve(name);
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /** The bytes of a file. */
    public static byte[] bytes(String name) {
        try {
            return Files.readAllBytes(path(name));
        } catch (IOException e) {
            throw new AssertionError("no vectors " + name, e);
        }
    }

    /** A file that holds a JSON object. */
    public static Map<String, Object> object(String name) {
        return asObject(new VectorJson(bytes(name)).read());
    }

    /** A file that holds a JSON array of objects. */
    public static List<Map<String, Object>> objects(String name) {
        return asObjects(new VectorJson(bytes(name)).read());
    }

    /** Every JSON file below a folder, sorted. */
    public static List<String> jsonFiles(String folder) {
        Path root = path("");
        try (Stream<Path> files = Files.walk(path(folder))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .map(file -> root.relativize(file).toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new AssertionError("no vectors " + folder, e);
        }
    }

    @SuppressWarnings("unchecked")
    public static Map<String, Object> asObject(Object value) {
        return (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    public static List<Map<String, Object>> asObjects(Object value) {
        return (List<Map<String, Object>>) value;
    }

    /** A list of strings, empty for null. */
    @SuppressWarnings("unchecked")
    public static List<String> strings(Object value) {
        return value == VectorJson.NULL ? List.of() : (List<String>) value;
    }
}
