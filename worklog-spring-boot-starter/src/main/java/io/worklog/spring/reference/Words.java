package io.worklog.spring.reference;

import io.worklog.sentence.TextBundle;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;

/** The words of the page in one language. */
final class Words {
    private static final TextBundle ALL = read();

    private final Locale language;

    private Words(Locale language) {
        this.language = language;
    }

    static Words english() {
        return new Words(Locale.ROOT);
    }

    static Words chinese() {
        return new Words(Locale.CHINESE);
    }

    /** The language of the reader. */
    Locale language() {
        return language.equals(Locale.ROOT) ? Locale.ENGLISH : language;
    }

    String of(String key) {
        String word = ALL.find(key, language);
        if (word == null) {
            throw new IllegalStateException("the page has no word " + key);
        }
        return word;
    }

    String of(String prefix, Object value) {
        return of(prefix + "." + value);
    }

    private static TextBundle read() {
        return TextBundle.builder()
                .add(Locale.ROOT, "page.properties", bytes("page.properties"))
                .add(Locale.CHINESE, "page_zh.properties", bytes("page_zh.properties"))
                .build();
    }

    static byte[] bytes(String name) {
        try (InputStream in = Words.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the library lacks its file " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the library's file " + name + " cannot be read", e);
        }
    }
}
