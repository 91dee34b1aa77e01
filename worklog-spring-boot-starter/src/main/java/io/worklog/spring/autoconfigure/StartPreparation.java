package io.worklog.spring.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.autoconfigure.preinitialize.BackgroundPreinitializer;

/**
 * Has the classes of a start ready when the main thread comes to them. Spring Boot calls it while
 * it still reads the settings, on a thread of its own, where there is a second processor. Nothing
 * here is needed by the start, and nothing of the application's is touched.
 */
final class StartPreparation implements BackgroundPreinitializer {
    /** One class a line, in the order in which a start needs them. */
    static final String CLASSES = "start-classes.txt";

    @Override
    public void preinitialize() {
        load(names());
    }

    static List<String> names() {
        try (InputStream in = StartPreparation.class.getResourceAsStream(CLASSES)) {
            return in == null
                    ? List.of()
                    : new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(CLASSES + " cannot be read", e);
        }
    }

    /** Loads classes and says how many there were: other versions of Spring have others. */
    static int load(List<String> names) {
        ClassLoader loader = StartPreparation.class.getClassLoader();
        int found = 0;
        for (String name : names) {
            found += isLoaded(name, loader) ? 1 : 0;
        }
        return found;
    }

    /**
     * To ask for constructors has a class verified, which is most of the work, and does not
     * initialize it: two threads that do that from different ends could wait for each other.
     */
    private static boolean isLoaded(String name, ClassLoader loader) {
        try {
            Objects.requireNonNull(Class.forName(name, false, loader).getDeclaredConstructors());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
