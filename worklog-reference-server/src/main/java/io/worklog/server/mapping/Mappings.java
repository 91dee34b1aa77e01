package io.worklog.server.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** The mappings that are built in, and those that a user wrote. */
public final class Mappings {
    private static final List<String> BUILT_IN =
            List.of(
                    "aws-cloudtrail",
                    "aws-cloudtrail-detonations",
                    "git",
                    "github-events",
                    "kubernetes-audit");

    private Mappings() {}

    /** Names that can be given instead of a file. */
    public static List<String> names() {
        return BUILT_IN;
    }

    /**
     * The built-in mapping of that name, or the one in the file of that name.
     *
     * @throws MappingFileException if there is neither, or it is not a mapping
     */
    public static Mapping named(String nameOrFile) {
        return BUILT_IN.contains(nameOrFile)
                ? MappingReader.read(builtIn(nameOrFile), nameOrFile)
                : MappingReader.read(file(nameOrFile), nameOrFile);
    }

    private static byte[] builtIn(String name) {
        try (InputStream in = Mappings.class.getResourceAsStream(name + ".json")) {
            if (in == null) {
                throw new IllegalStateException("mapping " + name + " is not in the jar");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] file(String name) {
        try {
            return Files.readAllBytes(Path.of(name));
        } catch (NoSuchFileException | java.nio.file.InvalidPathException e) {
            throw new MappingFileException(
                    "no mapping or file \""
                            + name
                            + "\"; built in are "
                            + String.join(", ", BUILT_IN),
                    e);
        } catch (IOException e) {
            throw new MappingFileException("mapping file " + name + " cannot be read", e);
        }
    }
}
