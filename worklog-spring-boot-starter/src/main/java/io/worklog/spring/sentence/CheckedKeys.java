package io.worklog.spring.sentence;

import io.worklog.sentence.SentenceCheck;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Answers from the texts that the application has. */
final class CheckedKeys implements SentenceKeys {
    private final SentenceCheck check;

    CheckedKeys(SentenceCheck check) {
        this.check = check;
    }

    @Override
    public boolean known(String key) {
        return check.missing(key).isEmpty();
    }

    @Override
    public List<Locale> missing(String key) {
        return check.missing(key);
    }

    @Override
    public Set<String> arguments(String key) {
        return check.arguments(key);
    }
}
