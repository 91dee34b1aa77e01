package io.worklog.server.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.AuditLog;
import io.worklog.RecordedEvent;
import io.worklog.log.LogIndex;
import io.worklog.server.testing.TestServer;
import io.worklog.server.trail.Trail;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What people do and may not do is in the system log of their tenant, sealed, with the address. */
class SecurityTrailTest {
    private static final TestServer SERVER = TestServer.shared();

    private static List<RecordedEvent> events(String tenant, Predicate<List<String>> complete) {
        AuditLog log = SERVER.bean(Trail.class).system(tenant);
        var known = io.worklog.log.TreeSize.of(0);
        long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (true) {
            known = log.awaitGrowth(known, Duration.ofSeconds(5));
            try (Stream<RecordedEvent> all = log.read(LogIndex.of(0))) {
                List<RecordedEvent> events = all.toList();
                if (complete.test(types(events)) || System.nanoTime() > until) {
                    return events;
                }
            }
        }
    }

    private static List<String> types(List<RecordedEvent> events) {
        return events.stream().map(one -> one.event().type().name()).toList();
    }

    @Test
    void aDayOfATenant() {
        TestTenant tenant = TestTenant.create(SERVER);
        Browser lin = tenant.lin();
        new Browser(SERVER).logIn(tenant.id(), "lin", "wrong and wrong again");
        lin.send("POST", "/api/v1/keys", "{\"name\":\"ci\",\"scopes\":[\"self\"]}");
        assertThat(lin.send("POST", "/api/v1/teams", "{\"name\":\"x\"}").statusCode())
                .isEqualTo(403);
        lin.send("POST", "/api/v1/logout", "");
        List<RecordedEvent> events =
                events(tenant.id(), types -> types.contains("login.ended") && types.size() >= 8);
        assertThat(types(events))
                .containsExactlyInAnyOrder(
                        "setup.done",
                        "user.created",
                        "user.created",
                        "login.succeeded",
                        "login.failed",
                        "key.created",
                        "access.denied",
                        "login.ended");
        assertThat(events)
                .allSatisfy(one -> {
                    assertThat(one.event().tenant()).isEqualTo(tenant.id());
                    assertThat(one.event().context().ip()).isEqualTo("127.0.0.1");
                });
        RecordedEvent denied = one(events, "access.denied");
        assertThat(denied.event().actor().id()).isEqualTo(tenant.member());
        assertThat(denied.event().metadata())
                .containsEntry("permission", "user-manage")
                .containsEntry("request", "POST /api/v1/teams");
        assertThat(denied.event().context().sessionId()).startsWith("ses_");
        assertThat(SERVER.bean(Trail.class).system(tenant.id()).verify().good()).isTrue();
    }

    private static RecordedEvent one(List<RecordedEvent> events, String type) {
        return events.stream()
                .filter(one -> one.event().type().name().equals(type))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aFloodOfFailedLoginsIsBoundedAndSaysSo() {
        TestTenant tenant = TestTenant.create(SERVER);
        SecurityTrail trail = SERVER.bean(SecurityTrail.class);
        for (int failure = 0; failure < 60; failure++) {
            trail.failed(tenant.id(), "guess" + failure, io.worklog.server.access.Caller.Via.KEY);
        }
        trail.tellAll();
        List<RecordedEvent> events =
                events(tenant.id(), types -> types.contains("login.failed-often"));
        assertThat(types(events).stream().filter("login.failed"::equals).count())
                .isEqualTo(SecurityTrail.FAILURES_A_MINUTE);
        var rest = one(events, "login.failed-often").event().metadata();
        assertThat(Objects.requireNonNull(rest.get("count"))).isEqualTo("50");
    }
}
