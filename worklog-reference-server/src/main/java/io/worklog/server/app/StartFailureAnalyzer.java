package io.worklog.server.app;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/** Has a start that ends for a known reason log that, in place of a stack trace. Thread-safe. */
final class StartFailureAnalyzer implements FailureAnalyzer {
    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        return failure instanceof RuntimeException ended
                        && StartFailure.of(ended) instanceof RefusedStartException told
                ? new FailureAnalysis(String.valueOf(told.getMessage()), null, failure)
                : null;
    }
}
