package io.worklog.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import io.worklog.client.WorklogClient;
import io.worklog.server.testing.TestPerson;
import io.worklog.server.testing.TestServer;
import io.worklog.testkit.server.DatabaseKind;
import io.worklog.testkit.server.ServersExtension;
import io.worklog.testkit.server.TestDatabase;
import io.worklog.testkit.server.TestServers;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The suite against servers that keep everything in databases, with Redis beside them. */
@ExtendWith(ServersExtension.class)
class SharedServersSuiteTest {
    private final String own = "e2e" + UUID.randomUUID().toString().substring(0, 8);

    @ParameterizedTest
    @EnumSource(names = {"MYSQL", "MARIADB"})
    void domainAndLogInOneDatabase(DatabaseKind kind, TestServers servers) throws IOException {
        try (TestDatabase database = servers.database(kind).createDatabase()) {
            passes(
                    settings(
                            servers,
                            database,
                            "worklog.store=jdbc",
                            "worklog.weak-settings=degrade"));
        }
    }

    @Test
    void domainInMySqlAndLogInMongo(TestServers servers) throws IOException {
        String uri = servers.mongodb().uri().replaceFirst("/(\\?|$)", "/" + own + "$1");
        try (TestDatabase database = servers.database(DatabaseKind.MYSQL).createDatabase();
                var mongo = MongoClients.create(uri)) {
            passes(
                    settings(
                            servers,
                            database,
                            "worklog.store=mongodb",
                            "worklog.mongodb.database=" + own,
                            "worklog.weak-settings=degrade",
                            "spring.mongodb.uri=" + uri));
            mongo.getDatabase(own).drop();
        }
    }

    private String[] settings(TestServers servers, TestDatabase database, String... more) {
        List<String> all = new ArrayList<>(List.of(more));
        all.add("worklog.server.database.url=" + database.url());
        all.add("worklog.server.database.username=" + database.server().user());
        all.add("worklog.server.database.password=" + database.server().password());
        all.add("worklog.server.redis.url=" + servers.redis().uri());
        all.add("worklog.installation=" + own);
        return all.toArray(String[]::new);
    }

    private static void passes(String... settings) throws IOException {
        try (TestServer server = TestServer.start(settings);
                WorklogClient person = TestPerson.client(server)) {
            SuiteReport report =
                    new ServerSuite(InstantSource.system()).run(person, false, result -> {});
            assertThat(report.results()).filteredOn(result -> !result.passed()).isEmpty();
            assertThat(report.passed()).isTrue();
        }
    }
}
