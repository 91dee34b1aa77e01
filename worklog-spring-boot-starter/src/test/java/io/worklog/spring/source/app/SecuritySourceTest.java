package io.worklog.spring.source.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.Worklog;
import io.worklog.event.ActorType;
import io.worklog.event.AuditEvent;
import io.worklog.event.Outcome;
import io.worklog.event.Target;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ClinicTest
class SecuritySourceTest {
    private final Worklog worklog;
    private final Client client;
    private Since since;

    @Autowired
    SecuritySourceTest(Worklog worklog, @LocalServerPort int port) {
        this.worklog = worklog;
        this.client = new Client(port);
    }

    @BeforeEach
    void start() {
        since = Since.now(worklog, client);
    }

    @Test
    void aLoginByFormAndTheLogoutAreRecordedOnceEach() {
        assertThat(client.login("nurse", ClinicApplication.PASSWORD)).isEqualTo(302);
        AuditEvent login = since.one("security.login.succeeded");
        assertThat(login.actor().id()).isEqualTo("nurse");
        assertThat(login.actor().type()).isEqualTo(ActorType.USER);
        assertThat(login.targets()).containsExactly(Target.of("user", "nurse"));
        assertThat(login.context().ip()).isIn("127.0.0.1", "0:0:0:0:0:0:0:1");
        assertThat(login.metadata()).containsEntry("method", "UsernamePasswordAuthenticationToken");
        client.send(client.to("/logout").POST(BodyPublishers.noBody()));
        AuditEvent logout = since.one("security.logout.succeeded");
        assertThat(logout.actor().id()).isEqualTo("nurse");
        assertThat(since.types())
                .containsExactly("security.login.succeeded", "security.logout.succeeded");
        client.login("nurse", ClinicApplication.PASSWORD);
        assertThat(since.of("security.login.succeeded")).hasSize(2);
    }

    @Test
    void aFailedLoginNamesWhoWasTriedAndClaimsNothing() {
        client.login("chief", "canary-wrong-password");
        AuditEvent failed = since.one("security.login.failed");
        assertThat(failed.actor().type()).isEqualTo(ActorType.ANONYMOUS);
        assertThat(failed.targets()).containsExactly(Target.of("user", "chief"));
        assertThat(failed.outcome()).isEqualTo(Outcome.FAILURE);
        assertThat(failed.outcomeDetail()).isEqualTo("BadCredentialsException");
        assertThat(failed.metadata()).containsEntry("target.verified", "false");
        assertThat(since.types()).hasSize(1);
    }

    @Test
    void hostileNamesAreRecordedAsData() {
        String name = "..%2F..%2Fetc%0D%0Aadmin%00%F0%9F%92%A3" + "x".repeat(300);
        client.login(name, "canary-hostile");
        String tried = since.one("security.login.failed").targets().get(0).id();
        assertThat(tried).startsWith("../../etc\r\nadmin\uFFFD").hasSizeLessThanOrEqualTo(129);
    }

    @Test
    void credentialsInEachRequestAreOneLoginInAWhile() {
        for (int i = 0; i < 3; i++) {
            client.send(client.as("nurse", "/inside"));
        }
        assertThat(since.of("security.login.succeeded")).hasSizeLessThanOrEqualTo(1);
        assertThat(since.of("clinic.inside")).hasSize(3);
    }

    @Test
    void aRequestThatIsRefusedIsOnRecordWithWhoWantedIt() {
        assertThat(client.send(client.as("nurse", "/chief/room?q=2")).statusCode()).isEqualTo(403);
        AuditEvent denied = since.one("security.access.denied");
        assertThat(denied.actor().id()).isEqualTo("nurse");
        assertThat(denied.outcome()).isEqualTo(Outcome.DENIED);
        assertThat(denied.targets()).containsExactly(Target.of("request", "GET /chief/room"));
    }

    @Test
    void strangersOfOneAddressAreRefusedOnRecordOnceInAWhile() {
        Client stranger = client;
        String from = "198.51.100." + (System.nanoTime() & 0x7f);
        for (int i = 0; i < 20; i++) {
            stranger.send(stranger.to("/patients/" + i).header("X-Forwarded-For", from));
        }
        AuditEvent denied = since.one("security.access.denied");
        assertThat(denied.actor().type()).isEqualTo(ActorType.ANONYMOUS);
        assertThat(denied.targets()).containsExactly(Target.of("request", "GET /patients/0"));
    }

    @Test
    void aGuardedMethodIsRefusedOnRecord() {
        assertThat(client.send(client.as("nurse", "/desk/7").DELETE()).statusCode()).isEqualTo(403);
        AuditEvent denied = since.one("security.access.denied");
        assertThat(denied.targets()).containsExactly(Target.of("method", "Desk.discharge"));
        assertThat(denied.actor().id()).isEqualTo("nurse");
    }

    @Test
    void aRefusalThatTheMethodsOwnAnnotationRecordsIsRecordedOnce() {
        client.send(client.as("nurse", "/desk/8/archive").POST(BodyPublishers.noBody()));
        AuditEvent own = since.one("clinic.patient.archived");
        assertThat(own.outcome()).isEqualTo(Outcome.DENIED);
        assertThat(since.of("security.access.denied")).isEmpty();
    }

    @Test
    void theEndpointTellsWhatTheSecuritySourceRecorded() {
        client.login("mallory", "canary-mallory");
        String answer =
                client.send(client.as("chief", "/actuator/auditevents?principal=mallory")).body();
        assertThat(answer)
                .contains("AUTHENTICATION_FAILURE", "mallory", "BadCredentials")
                .doesNotContain("canary");
    }
}
