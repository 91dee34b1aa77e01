package io.worklog.spring.sentence;

import io.worklog.sentence.TextSource;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/**
 * Texts of the application's {@link MessageSource}, as they are: it fills in no argument. A source
 * that gives a key for a text that it lacks, or falls back on another language, is believed.
 */
final class MessageSourceTexts implements TextSource {
    private static final Logger LOG = System.getLogger(MessageSourceTexts.class.getName());

    private final MessageSource messages;
    private final Set<Locale> languages;

    MessageSourceTexts(MessageSource messages, List<Locale> languages) {
        this.messages = messages;
        this.languages = Set.copyOf(languages);
    }

    @Override
    public @Nullable String find(String key, Locale language) {
        try {
            String text = messages.getMessage(key, null, null, language);
            return text == null || text.equals(key) ? null : text;
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    () -> "The MessageSource threw for the key " + key + ": another text is told",
                    e);
            return null;
        }
    }

    @Override
    public Set<Locale> languages() {
        return languages;
    }
}
