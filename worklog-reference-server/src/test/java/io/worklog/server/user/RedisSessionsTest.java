package io.worklog.server.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.server.db.Database;
import io.worklog.server.db.Ids;
import io.worklog.server.testing.TestServer;
import io.worklog.testkit.server.ServersExtension;
import io.worklog.testkit.server.TcpFaultProxy;
import io.worklog.testkit.server.TestServers;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Logins in a real Redis, and what a Redis that goes and comes back costs. */
@ExtendWith(ServersExtension.class)
class RedisSessionsTest {
    private static final TestServer SERVER = TestServer.shared();

    private final TcpFaultProxy proxy;
    private final SettableClock clock = new SettableClock();
    private final Database database = SERVER.bean(Database.class);
    private final TestTenant tenant = TestTenant.create(SERVER);
    private final RedisConnector connector;
    private final Sessions sessions;

    RedisSessionsTest(TestServers servers) {
        proxy = TcpFaultProxy.before(servers.redis().address());
        String url = "redis://127.0.0.1:" + proxy.address().getPort();
        connector = new RedisConnector(url, Duration.ofSeconds(20), clock);
        SqlSessions sql = new SqlSessions(database, InstantSource.system());
        sessions =
                new Sessions(
                        new RedisSessions(connector, sql, InstantSource.system()),
                        database,
                        new Accounts(database, InstantSource.system(), clock),
                        new Tokens(new SecureRandom()),
                        SERVER.bean(Ids.class),
                        InstantSource.system(),
                        SERVER.bean(SessionProperties.class),
                        clock);
    }

    @AfterEach
    void close() {
        connector.close();
        proxy.close();
    }

    private Sessions.Begun begin() {
        Person person =
                SERVER.bean(UserTable.class)
                        .find(tenant.id(), tenant.member())
                        .orElseThrow()
                        .person();
        return database.inTransaction(() -> sessions.begin(person));
    }

    private int inDatabase() {
        return new SqlSessions(database, InstantSource.system()).of(tenant.member()).size();
    }

    @Test
    void loginsAreInRedisAlone() {
        Sessions.Begun begun = begin();
        assertThat(inDatabase()).isZero();
        Sessions.Live live = sessions.find(begun.token()).orElseThrow();
        assertThat(live.session()).isEqualTo(begun.session());
        assertThat(sessions.of(live.account())).hasSize(1);
        assertThat(sessions.find(begun.token() + "x")).isEmpty();
        database.inTransaction(() -> sessions.end(begun.session()));
        sessions.ended(tenant.member());
        assertThat(sessions.find(begun.token())).isEmpty();
        assertThat(sessions.of(live.account())).isEmpty();
    }

    @Test
    void aLostRedisCostsALoginAndGivesNothingBack() {
        Sessions.Begun before = begin();
        Sessions.Begun ended = begin();
        assertThat(sessions.find(before.token())).isPresent();
        assertThat(sessions.find(ended.token())).isPresent();
        proxy.refuse();
        proxy.cut();
        clock.pass(Duration.ofSeconds(4));
        assertThat(sessions.find(before.token())).as("log in again").isEmpty();
        Sessions.Begun meanwhile = begin();
        assertThat(inDatabase()).isEqualTo(1);
        assertThat(sessions.find(meanwhile.token())).isPresent();
        database.inTransaction(() -> sessions.end(ended.session()));
        proxy.admit();
        assertThat(again(before.token())).as("it was not ended").isTrue();
        assertThat(sessions.find(ended.token())).as("it was, while Redis was away").isEmpty();
        assertThat(sessions.find(meanwhile.token())).isPresent();
    }

    /** Whether a login is found again, as soon as the client has connected anew. */
    private boolean again(String token) {
        long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (System.nanoTime() < until) {
            clock.pass(Duration.ofSeconds(4));
            if (sessions.find(token).isPresent()) {
                return true;
            }
            Thread.onSpinWait();
        }
        return false;
    }
}
