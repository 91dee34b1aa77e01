package io.worklog.sentence;

import io.worklog.event.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Says before anything is read which sentences can be told. Immutable, thread-safe where the
 * sources are.
 */
public final class SentenceCheck {
    private final Texts texts;
    private final Set<Locale> languages;
    private final @Nullable Locale general;

    private SentenceCheck(Texts texts, Set<Locale> languages, @Nullable Locale general) {
        this.texts = texts;
        this.languages = languages;
        this.general = general;
    }

    /**
     * Of these texts and Worklog's own.
     *
     * @param sources the host's
     * @param general the language of the texts without a language, which then need no texts of
     *     their own; null where that is not said
     */
    public static SentenceCheck of(List<TextSource> sources, @Nullable Locale general) {
        Texts texts = new Texts(sources);
        Set<Locale> languages = new LinkedHashSet<>(texts.hostLanguages());
        if (languages.isEmpty()) {
            languages.add(Locale.ROOT);
        }
        return new SentenceCheck(texts, languages, general);
    }

    /** The languages of the host's texts; {@link Locale#ROOT} for those without, or for none. */
    public Set<Locale> languages() {
        return Set.copyOf(languages);
    }

    /** The languages in which there is no text for a key, sorted by their tags. */
    public List<Locale> missing(String key) {
        List<Locale> missing = new ArrayList<>();
        if (texts.isOwn(key)) {
            return missing;
        }
        for (Locale language : languages) {
            if (texts.nearest(key, accepted(language)) == null) {
                missing.add(language);
            }
        }
        missing.sort((a, b) -> a.toLanguageTag().compareTo(b.toLanguageTag()));
        return missing;
    }

    /** Where a reader of that language may find a text without being told it in another one. */
    private List<Locale> accepted(Locale language) {
        boolean generally =
                language.equals(Locale.ROOT)
                        || (general != null
                                && general.getLanguage().equals(language.getLanguage()));
        return generally
                ? Texts.chain(language)
                : Texts.chain(language).stream().filter(one -> !one.equals(Locale.ROOT)).toList();
    }

    /**
     * The arguments that the texts of a key use in any language and for any outcome, without those
     * that every event has by itself, sorted.
     */
    public Set<String> arguments(String key) {
        Set<String> names = new TreeSet<>();
        all(key).forEach(text -> names.addAll(text.arguments()));
        names.removeIf(OwnArguments::contains);
        return names;
    }

    /** The text of a key as it is written, in the nearest language; null where there is none. */
    public @Nullable String text(String key, Locale reader) {
        return texts.written(key, reader);
    }

    /** What is wrong with the texts of a key. */
    public List<String> faults(String key) {
        return all(key).stream()
                .flatMap(text -> text.faults().stream())
                .map(fault -> key + ": " + fault)
                .distinct()
                .toList();
    }

    private List<ParsedText> all(String key) {
        Set<Locale> everywhere = new LinkedHashSet<>(languages);
        everywhere.addAll(OwnTexts.SOURCE.languages());
        everywhere.add(Locale.ROOT);
        List<ParsedText> found = new ArrayList<>();
        for (Locale language : everywhere) {
            for (Outcome outcome : Outcome.values()) {
                ParsedText text = texts.exact(key + OutcomeKeys.end(outcome), language);
                if (text != null) {
                    found.add(text);
                }
            }
        }
        return found;
    }
}
