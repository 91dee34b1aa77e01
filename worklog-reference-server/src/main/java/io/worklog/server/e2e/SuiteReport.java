package io.worklog.server.e2e;

import java.util.List;

/**
 * What came of a run.
 *
 * @param project the project that the run made and archived
 * @param results of the checks, in their order
 */
public record SuiteReport(String project, List<CheckResult> results) {
    public SuiteReport {
        results = List.copyOf(results);
    }

    /** Whether every check passed, and there were some. */
    public boolean passed() {
        return !results.isEmpty() && results.stream().allMatch(CheckResult::passed);
    }

    /** How many checks failed. */
    public long failed() {
        return results.stream().filter(result -> !result.passed()).count();
    }
}
