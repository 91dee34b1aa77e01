package io.worklog.spring.sentence;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Tells at start which sentences can be told, so that a forgotten text fails the start and not the
 * reader. A bean; thread-safe.
 *
 * <p>Only a key that somebody named (a catalog's type with a message key) needs to be known. The
 * default key, the name of the type, has general texts to fall back on.
 */
public interface SentenceKeys {
    /** Whether there is a text for a key in every configured language. */
    boolean known(String key);

    /**
     * The configured languages without a text for a key; {@link Locale#ROOT} stands for the texts
     * of the file without a language. Where no language is configured at all, a key that is not
     * Worklog's own is missing in that one.
     */
    List<Locale> missing(String key);

    /**
     * The arguments that the texts of a key use in any language, in order, without those that every
     * event has by itself ({@code actor}, {@code target}, {@code reason}, {@code changes} and the
     * like). Whoever records such an event gives these; an argument given beyond them is told by no
     * text. Empty for a key without text.
     */
    Set<String> arguments(String key);
}
