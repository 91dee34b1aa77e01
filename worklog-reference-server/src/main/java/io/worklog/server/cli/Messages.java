package io.worklog.server.cli;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import org.jspecify.annotations.Nullable;

/** The texts of the command line in the reader's language. Immutable. */
final class Messages {
    private static final String BUNDLE = "io.worklog.server.cli.messages";
    private static final Control NO_FALLBACK =
            Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

    private final Locale locale;
    private final ResourceBundle bundle;

    private Messages(Locale locale) {
        this.locale = locale;
        this.bundle = ResourceBundle.getBundle(BUNDLE, locale, NO_FALLBACK);
    }

    /** Texts in a language; English for all but Chinese. */
    static Messages in(@Nullable String language) {
        boolean chinese = language != null && language.toLowerCase(Locale.ROOT).startsWith("zh");
        return new Messages(chinese ? Locale.CHINESE : Locale.ROOT);
    }

    /** The language somebody asked for: the option, WORKLOG_LANG, LC_ALL, LANG, in this order. */
    static Messages chosen(@Nullable String option, Map<String, String> environment) {
        if (option != null) {
            return in(option);
        }
        for (String variable : new String[] {"WORKLOG_LANG", "LC_ALL", "LANG"}) {
            String value = environment.get(variable);
            if (value != null && !value.isBlank()) {
                return in(value);
            }
        }
        return in(null);
    }

    /** For picocli, which looks its help texts up by name. */
    ResourceBundle bundle() {
        return bundle;
    }

    /** A text with its arguments; numbers are printed as people of that language do. */
    String text(String key, Object... arguments) {
        Locale numbers = locale.equals(Locale.ROOT) ? Locale.ENGLISH : locale;
        return new MessageFormat(bundle.getString(key), numbers).format(arguments);
    }

    /** The language. */
    Locale locale() {
        return locale;
    }

    /** A text as it is written, or nothing where there is none. */
    @Nullable String find(String key) {
        return bundle.containsKey(key) ? bundle.getString(key) : null;
    }
}
