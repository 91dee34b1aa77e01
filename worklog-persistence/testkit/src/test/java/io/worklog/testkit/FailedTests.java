package io.worklog.testkit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs a test class by itself and notes how its tests end. */
final class FailedTests implements TestExecutionListener {
    private final Map<String, String> failed = new TreeMap<>();
    private int passed;

    private FailedTests() {}

    static FailedTests of(Class<?> tests) {
        FailedTests run = new FailedTests();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(tests))
                                .build(),
                        run);
        return run;
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        throw new AssertionError(test.getDisplayName() + " was skipped: " + reason);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
            failed.put(name(test), String.valueOf(result.getThrowable().orElse(null)));
        } else if (test.isTest()) {
            passed++;
        }
    }

    private static String name(TestIdentifier test) {
        return test.getSource()
                .filter(MethodSource.class::isInstance)
                .map(source -> ((MethodSource) source).getMethodName())
                .orElse(test.getDisplayName());
    }

    Set<String> failed() {
        return failed.keySet();
    }

    /** Each test that failed, with the reason. */
    @Override
    public String toString() {
        return failed.toString();
    }

    int passed() {
        return passed;
    }
}
