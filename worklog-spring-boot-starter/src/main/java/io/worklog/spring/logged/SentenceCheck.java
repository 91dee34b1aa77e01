package io.worklog.spring.logged;

import io.worklog.catalog.EventType;
import io.worklog.spring.sentence.SentenceKeys;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Asks whether the sentence of a type can be told with the arguments an annotation gives. */
final class SentenceCheck {
    private final @Nullable SentenceKeys keys;

    /**
     * A check.
     *
     * @param keys what is known, or null where the application tells no sentences
     */
    SentenceCheck(@Nullable SentenceKeys keys) {
        this.keys = keys;
    }

    /** What is wrong, or an empty text. */
    String fault(EventType<?> type, Set<String> args) {
        String key = type.messageKey().orElse("");
        SentenceKeys known = keys;
        if (known == null || key.isEmpty()) {
            return "";
        }
        if (!known.known(key)) {
            return "has the message key '" + key + "', which has no text in " + known.missing(key);
        }
        Set<String> missing = new TreeSet<>(known.arguments(key));
        missing.removeAll(args);
        return missing.isEmpty()
                ? ""
                : "is told by the text '" + key + "', which needs args " + missing;
    }
}
