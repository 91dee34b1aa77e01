package io.worklog.spring.sentence;

import io.worklog.sentence.TextBundle;
import io.worklog.sentence.TextBundleBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds the host's texts on the class path, by name: to look through every jar would cost more than
 * the rest of the start. Several modules may each bring files of the same name.
 */
final class TextFiles {
    private static final List<Locale> USUAL =
            List.of(
                    Locale.CHINESE,
                    Locale.SIMPLIFIED_CHINESE,
                    Locale.TRADITIONAL_CHINESE,
                    Locale.ENGLISH,
                    Locale.US);

    private final ClassLoader loader;
    private final String basename;

    TextFiles(ClassLoader loader, String basename) {
        this.loader = loader;
        this.basename = basename;
    }

    /**
     * The texts.
     *
     * @param asked the languages that must be there; empty for those that are
     * @throws IllegalArgumentException naming every fault of every file
     */
    TextBundle read(List<Locale> asked) {
        TextBundleBuilder bundle = TextBundle.builder();
        Set<Locale> found = new LinkedHashSet<>();
        Set<Locale> wanted = new LinkedHashSet<>(List.of(Locale.ROOT));
        wanted.addAll(asked.isEmpty() ? USUAL : asked);
        for (Locale language : wanted) {
            if (add(bundle, language, language)) {
                found.add(language);
            }
        }
        boolean alone =
                found.contains(Locale.SIMPLIFIED_CHINESE) && !found.contains(Locale.CHINESE);
        if (alone) {
            add(bundle, Locale.SIMPLIFIED_CHINESE, Locale.CHINESE);
        }
        return bundle.build();
    }

    /** Adds every file of a language, as texts of another one. */
    private boolean add(TextBundleBuilder bundle, Locale of, Locale as) {
        String name = name(of);
        List<URL> files = all(name);
        files.forEach(file -> bundle.add(as, files.size() == 1 ? name : file.toString(), read(file)));
        return !files.isEmpty();
    }

    private String name(Locale language) {
        String end = language.equals(Locale.ROOT) ? "" : "_" + language;
        return basename + end + ".properties";
    }

    private List<URL> all(String name) {
        try {
            return new ArrayList<>(new LinkedHashSet<>(Collections.list(loader.getResources(name))));
        } catch (IOException e) {
            throw new UncheckedIOException("the class path cannot be searched for " + name, e);
        }
    }

    private static byte[] read(URL file) {
        try (InputStream in = file.openStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }
}
