package io.worklog.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.client.WorklogClient;
import io.worklog.server.testing.TestPerson;
import io.worklog.server.testing.TestServer;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The suite against the server as it is with nothing but a folder. */
class EmbeddedSuiteTest {
    @Test
    void everyCheckPasses() throws IOException {
        List<CheckResult> seen = new ArrayList<>();
        try (WorklogClient person = TestPerson.client(TestServer.shared())) {
            SuiteReport report =
                    new ServerSuite(InstantSource.system()).run(person, false, seen::add);
            assertThat(report.results()).filteredOn(result -> !result.passed()).isEmpty();
            assertThat(report.passed()).isTrue();
            assertThat(seen).isEqualTo(report.results()).hasSizeGreaterThan(20);
        }
    }
}
