package io.worklog.server.app;

import io.worklog.error.IntegrityException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/** Has a start that ends for a known reason log that, in place of a stack trace. Thread-safe. */
final class StartFailureAnalyzer implements FailureAnalyzer {
    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        if (!(failure instanceof RuntimeException ended)) {
            return null;
        }
        RuntimeException told = StartFailure.of(ended);
        return told instanceof RefusedStartException || told instanceof IntegrityException
                ? new FailureAnalysis(String.valueOf(told.getMessage()), null, failure)
                : null;
    }
}
