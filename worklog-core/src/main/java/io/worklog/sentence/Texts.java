package io.worklog.sentence;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle.Control;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The texts of all sources, Worklog's own last. A reader's language is looked for from the exact
 * one to the general one ({@code zh-CN}, {@code zh}, then the texts without a language), and within
 * each in the order of the sources. Every text is taken apart once. Thread-safe.
 */
final class Texts {
    private static final Control LOCALES = Control.getControl(Control.FORMAT_PROPERTIES);

    /** A source that changes while it is read must not fill the memory. */
    private static final int MAX_PARSED = 20_000;

    private final List<TextSource> sources;
    private final TextSource own;
    private final Map<String, ParsedText> parsed = new ConcurrentHashMap<>();

    Texts(List<TextSource> given) {
        own = OwnTexts.SOURCE;
        List<TextSource> all = new ArrayList<>(given);
        all.add(own);
        sources = List.copyOf(all);
    }

    /** The host's languages, in the order of the sources; Worklog's own do not count. */
    Set<Locale> hostLanguages() {
        Set<Locale> languages = new LinkedHashSet<>();
        for (TextSource source : sources) {
            if (source != own) {
                languages.addAll(source.languages());
            }
        }
        return languages;
    }

    boolean isOwn(String key) {
        return own.find(key, Locale.ROOT) != null;
    }

    /** From the reader's language to the texts without one. */
    static List<Locale> chain(Locale reader) {
        return LOCALES.getCandidateLocales("", reader);
    }

    /** The text of a key in exactly that language. */
    @Nullable ParsedText exact(String key, Locale language) {
        for (TextSource source : sources) {
            String text = source.find(key, language);
            if (text != null) {
                return parsed(text);
            }
        }
        return null;
    }

    /** The text of a key in the nearest language, as it is written. */
    @Nullable String written(String key, Locale reader) {
        for (Locale language : chain(reader)) {
            for (TextSource source : sources) {
                String text = source.find(key, language);
                if (text != null) {
                    return text;
                }
            }
        }
        return null;
    }

    /** The text of a key in the nearest language. */
    @Nullable ParsedText nearest(String key, List<Locale> chain) {
        for (Locale language : chain) {
            ParsedText text = exact(key, language);
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    /** One of Worklog's own texts, which are always there. */
    ParsedText required(String key, List<Locale> chain) {
        ParsedText text = nearest(key, chain);
        if (text == null) {
            throw new IllegalStateException("Worklog has no text " + key);
        }
        return text;
    }

    private ParsedText parsed(String text) {
        ParsedText known = parsed.get(text);
        if (known != null) {
            return known;
        }
        ParsedText read = ParsedText.of(text);
        if (parsed.size() < MAX_PARSED) {
            parsed.put(text, read);
        }
        return read;
    }
}
