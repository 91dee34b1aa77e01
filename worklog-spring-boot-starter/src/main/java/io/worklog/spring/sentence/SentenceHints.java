package io.worklog.spring.sentence;

import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/**
 * Takes the texts into a native image: Worklog's own, and the host's under their usual name. A host
 * with another name registers its files itself.
 */
final class SentenceHints implements RuntimeHintsRegistrar {
    @Override
    public void registerHints(RuntimeHints hints, @Nullable ClassLoader loader) {
        hints.resources()
                .registerPattern("io/worklog/sentence/sentences*.properties")
                .registerPattern("worklog-messages*.properties");
    }
}
