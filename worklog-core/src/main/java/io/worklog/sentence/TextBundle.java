package io.worklog.sentence;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Texts that were read from properties files, checked. Immutable, thread-safe. */
public final class TextBundle implements TextSource {
    private final Map<Locale, Map<String, String>> texts;

    TextBundle(Map<Locale, Map<String, String>> texts) {
        this.texts = Map.copyOf(texts);
    }

    /** Starts without a text. */
    public static TextBundleBuilder builder() {
        return new TextBundleBuilder();
    }

    @Override
    public @Nullable String find(String key, Locale language) {
        Map<String, String> of = texts.get(language);
        return of == null ? null : of.get(key);
    }

    @Override
    public Set<Locale> languages() {
        return texts.keySet();
    }

    /** All keys, in any language, in order. */
    public Set<String> keys() {
        Set<String> keys = new TreeSet<>();
        texts.values().forEach(of -> keys.addAll(of.keySet()));
        return keys;
    }
}
