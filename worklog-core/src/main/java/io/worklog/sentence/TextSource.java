package io.worklog.sentence;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where texts of sentences come from. Thread-safe. */
public interface TextSource {
    /**
     * The text of a key in exactly that language, or null where it has none. {@link Locale#ROOT}
     * asks for the text without a language, which stands for all others.
     */
    @Nullable String find(String key, Locale language);

    /** The languages it has texts in; {@link Locale#ROOT} for texts without a language. */
    Set<Locale> languages();
}
