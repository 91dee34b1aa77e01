package io.worklog.spring.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells whoever starts the application what is wrong with its worklog and what to do. */
final class WorklogFailureAnalyzer extends AbstractFailureAnalyzer<WorklogStartException> {
    @Override
    protected FailureAnalysis analyze(Throwable root, WorklogStartException cause) {
        return new FailureAnalysis(
                "The worklog could not be opened: " + cause.getMessage(), cause.action(), cause);
    }
}
