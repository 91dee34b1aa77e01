package io.worklog.spring.logged;

import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells the person who starts the application what to change in which annotation. */
final class MisusedAnnotationAnalyzer extends AbstractFailureAnalyzer<MisusedAnnotationException> {
    @Override
    protected FailureAnalysis analyze(Throwable root, MisusedAnnotationException cause) {
        String faults =
                cause.faults().stream()
                        .map(fault -> "  - " + fault)
                        .collect(Collectors.joining(System.lineSeparator()));
        return new FailureAnalysis(
                "Methods that are to be recorded cannot be, as their annotations are:"
                        + System.lineSeparator()
                        + faults,
                "Correct these annotations; each line names the method and the attribute. To start"
                        + " without recording annotated methods, set worklog.logged.enabled=false.",
                cause);
    }
}
