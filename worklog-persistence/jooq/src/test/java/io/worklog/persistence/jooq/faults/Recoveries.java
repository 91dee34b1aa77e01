package io.worklog.persistence.jooq.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.TestReporter;

/** How long each fault kept a log from recording, for the report. */
final class Recoveries {
    private final List<Duration> all = new ArrayList<>();

    void add(Duration recovery) {
        all.add(recovery);
    }

    void report(TestReporter reporter, Object database, Load load) {
        long longest = all.stream().mapToLong(Duration::toMillis).max().orElse(0);
        double mean = all.stream().mapToLong(Duration::toMillis).average().orElse(0);
        reporter.publishEntry(
                "recovery",
                String.format(
                        "%s: %d faults, %d acknowledged, %d refused, back after %.0f ms (mean), %d ms"
                                + " (longest)",
                        database, all.size(), load.acknowledged(), load.refusals(), mean, longest));
    }
}
