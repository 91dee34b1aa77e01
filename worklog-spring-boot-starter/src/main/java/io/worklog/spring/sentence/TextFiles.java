package io.worklog.spring.sentence;

import io.worklog.sentence.TextBundle;
import io.worklog.sentence.TextBundleBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.springframework.context.ApplicationContext;

/**
 * Finds the host's texts on the class path, by name: to look through every jar would cost more than
 * the rest of the start. Several modules may each bring files of the same name.
 */
public final class TextFiles {
    static final String USUAL_NAME = "worklog-messages";
    private static final List<Locale> USUAL =
            List.of(
                    Locale.CHINESE,
                    Locale.SIMPLIFIED_CHINESE,
                    Locale.TRADITIONAL_CHINESE,
                    Locale.ENGLISH,
                    Locale.US);

    private final ClassLoader loader;
    private final String basename;

    /**
     * Of a name, as {@code worklog.messages.basename} gives it.
     *
     * @param basename without language and ending
     */
    public TextFiles(ClassLoader loader, String basename) {
        this.loader = loader;
        this.basename = basename;
    }

    /** The loader of an application's files. */
    static ClassLoader loader(ApplicationContext context) {
        ClassLoader loader = context.getClassLoader();
        return loader == null ? ClassLoader.getSystemClassLoader() : loader;
    }

    /** Whether there is any file of the usual name. */
    static boolean areThere(ClassLoader loader) {
        TextFiles usual = new TextFiles(loader, USUAL_NAME);
        boolean found = loader.getResource(usual.name(Locale.ROOT)) != null;
        for (Locale language : USUAL) {
            found = found || loader.getResource(usual.name(language)) != null;
        }
        return found;
    }

    /**
     * The texts.
     *
     * @param asked the languages that must be there; empty for those that are
     * @throws IllegalArgumentException naming every fault of every file
     */
    public TextBundle read(List<Locale> asked) {
        TextBundleBuilder bundle = TextBundle.builder();
        add(bundle, Locale.ROOT, all(name(Locale.ROOT)));
        if (asked.isEmpty()) {
            boolean chinese = !all(name(Locale.CHINESE)).isEmpty();
            USUAL.forEach(one -> add(bundle, chinese ? one : general(one), all(name(one))));
        } else {
            asked.forEach(one -> bundle.add(one, name(one), new byte[0]));
            asked.forEach(one -> add(bundle, one, all(name(one))));
        }
        return bundle.build();
    }

    /** Where there is no file of Chinese at large, the one of the mainland is for all. */
    private static Locale general(Locale language) {
        return language.equals(Locale.SIMPLIFIED_CHINESE) ? Locale.CHINESE : language;
    }

    private static void add(TextBundleBuilder bundle, Locale language, List<URL> files) {
        files.forEach(file -> bundle.add(language, file.toString(), read(file)));
    }

    private String name(Locale language) {
        String end = language.equals(Locale.ROOT) ? "" : "_" + language;
        return basename + end + ".properties";
    }

    private List<URL> all(String name) {
        try {
            return Collections.list(loader.getResources(name));
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
