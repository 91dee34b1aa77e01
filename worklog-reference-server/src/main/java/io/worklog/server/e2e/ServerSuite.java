package io.worklog.server.e2e;

import io.worklog.client.ProjectClient;
import io.worklog.client.WorklogClient;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Runs the checks against a server. They make one project of their own, work in it alone and archive
 * it in the end; nothing else on the server changes but the key that one check makes and revokes.
 */
public final class ServerSuite {
    private final InstantSource clock;

    /** A suite that measures by a clock. */
    public ServerSuite(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Runs all checks, or the short profile.
     *
     * @param person somebody who may create projects
     * @param smoke only what shows that the server works at all, in less than 10 seconds
     * @param seen hears of each result at once
     * @throws java.io.UncheckedIOException if the server cannot be reached
     */
    public SuiteReport run(WorklogClient person, boolean smoke, Consumer<CheckResult> seen)
            throws IOException {
        List<CheckResult> results = new ArrayList<>();
        try (Scene scene = new Scene(person, Files.createTempDirectory("worklog-e2e"), clock)) {
            for (Check check : checks().filter(each -> each.smoke() || !smoke).toList()) {
                CheckResult result = run(check, scene);
                seen.accept(result);
                results.add(result);
            }
            return new SuiteReport(scene.madeProject().map(ProjectClient::id).orElse(""), results);
        }
    }

    private static Stream<Check> checks() {
        return Stream.of(
                        FirstChecks.all(),
                        EventChecks.all(),
                        LogChecks.all(),
                        RecordChecks.all(),
                        AccessChecks.all(),
                        LimitChecks.all())
                .flatMap(List::stream);
    }

    private CheckResult run(Check check, Scene scene) throws IOException {
        long began = clock.millis();
        String fault = null;
        try {
            check.work().run(scene);
        } catch (RuntimeException e) {
            fault = e.getClass().getSimpleName() + ": " + e.getMessage();
        }
        Duration taken = Duration.ofMillis(clock.millis() - began);
        return new CheckResult(check.name(), check.title(), check.titleZh(), taken, fault);
    }
}
