package io.worklog.server.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.server.access.SystemRole;
import io.worklog.server.db.Database;
import io.worklog.server.db.Ids;
import io.worklog.server.testing.TestServer;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

/**
 * A second node that shares only the database: what the first one took away, it knows within 3
 * seconds of its own clock.
 */
class RevocationTest {
    private static final TestServer SERVER = TestServer.shared();
    private static final Duration ALMOST = Duration.ofMillis(2_999);

    private final SettableClock clock = new SettableClock();
    private final Database database = SERVER.bean(Database.class);
    private final TestTenant tenant = TestTenant.create(SERVER);
    private final Accounts accounts = new Accounts(database, InstantSource.system(), clock);
    private final Sessions sessions =
            new Sessions(
                    new SqlSessions(database, InstantSource.system()),
                    database,
                    accounts,
                    new Tokens(new SecureRandom()),
                    SERVER.bean(Ids.class),
                    InstantSource.system(),
                    SERVER.bean(SessionProperties.class),
                    clock);
    private final KeyLogin keys =
            new KeyLogin(
                    new KeyTable(database),
                    accounts,
                    SERVER.bean(Pepper.class),
                    InstantSource.system(),
                    clock);

    private static String token(Browser browser) {
        return browser.cookie().replaceAll(".*worklog-session=", "");
    }

    @Test
    void anEndedLogin() {
        Browser lin = tenant.lin();
        String token = token(lin);
        assertThat(sessions.find(token)).isPresent();
        lin.send("POST", "/api/v1/logout", "");
        clock.pass(ALMOST);
        assertThat(sessions.find(token)).as("the other node has not asked again").isPresent();
        clock.pass(Duration.ofMillis(1));
        assertThat(sessions.find(token)).isEmpty();
    }

    @Test
    void aRevokedKey() {
        Browser lin = tenant.lin();
        var made = lin.send("POST", "/api/v1/keys", "{\"name\":\"k\",\"scopes\":[\"self\"]}");
        KeyText key = KeyText.read(TestServer.text(made.body(), "secret")).orElseThrow();
        assertThat(keys.caller(key)).isPresent();
        lin.send("DELETE", "/api/v1/keys/" + key.keyId(), "");
        clock.pass(ALMOST);
        assertThat(keys.caller(key)).isPresent();
        clock.pass(Duration.ofMillis(1));
        assertThat(keys.caller(key)).isEmpty();
    }

    @Test
    void aRoleAndADisabledPerson() {
        String id = tenant.person("guo", "nineteen tin soldiers");
        assertThat(accounts.find(id).orElseThrow().role()).isNull();
        SERVER.post(
                tenant.asAdministrator(),
                "/api/v1/roles/first",
                "{\"user\":\"%s\",\"role\":\"AUDITOR\",\"reason\":\"x\"}".formatted(id));
        clock.pass(Duration.ofSeconds(3));
        assertThat(accounts.find(id).orElseThrow().role()).isEqualTo(SystemRole.AUDITOR);
        SERVER.post(
                tenant.asAdministrator(), "/api/v1/users/" + id + "/disable", "{\"reason\":\"x\"}");
        clock.pass(Duration.ofSeconds(3));
        assertThat(accounts.find(id)).isEmpty();
    }
}
