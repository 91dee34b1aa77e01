package io.worklog.codec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Published test vectors among the test resources. */
final class Vectors {
    private Vectors() {}

    static byte[] bytes(String name) {
        try (InputStream in = Vectors.class.getResourceAsStream("/vectors/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> lines(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8).lines().toList();
    }

    /** The names of the files in a folder, sorted. */
    static List<String> names(String folder, String prefix) {
        try (Stream<Path> files = Files.list(folder(folder))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(prefix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder(String name) {
        try {
            return Path.of(
                    Objects.requireNonNull(Vectors.class.getResource("/vectors/" + name)).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The Big List of Naughty Strings. */
    static List<String> naughtyStrings() {
        JsonValue list = StrictJson.parse(bytes("naughty-strings/blns.json"), JsonLimits.foreign());
        return ((JsonValue.JsonArray) list)
                .elements().stream().map(value -> ((JsonValue.JsonString) value).text()).toList();
    }
}
