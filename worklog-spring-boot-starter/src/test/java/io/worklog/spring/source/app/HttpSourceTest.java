package io.worklog.spring.source.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.Worklog;
import io.worklog.event.AuditEvent;
import io.worklog.event.Outcome;
import io.worklog.event.Target;
import io.worklog.event.Verb;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ClinicTest
class HttpSourceTest {
    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private final Worklog worklog;
    private final int port;
    private final Client client;
    private Since since;

    @Autowired
    HttpSourceTest(Worklog worklog, @LocalServerPort int port) {
        this.worklog = worklog;
        this.port = port;
        this.client = new Client(port);
    }

    @BeforeEach
    void start() {
        since = Since.now(worklog, client);
    }

    @Test
    void everythingRecordedWithinARequestKnowsWhereItCameFrom() {
        client.send(
                client.as("nurse", "/inside")
                        .header("X-Forwarded-For", "203.0.113.9, 198.51.100.7")
                        .header("X-Request-Id", "req-7")
                        .header("User-Agent", "probe/1")
                        .header("traceparent", TRACE));
        AuditEvent event = since.one("clinic.inside");
        assertThat(event.context().ip()).isEqualTo("198.51.100.7");
        assertThat(event.context().userAgent()).isEqualTo("probe/1");
        assertThat(event.context().requestId()).isEqualTo("req-7");
        assertThat(event.context().channel()).isEqualTo("web");
        assertThat(event.links().correlationId()).isEqualTo("req-7");
        assertThat(event.trace()).isEqualTo(TRACE);
    }

    @Test
    void nothingIsBelievedThatDoesNotLookRight() {
        client.send(
                client.as("nurse", "/inside")
                        .header("X-Forwarded-For", "not-an-address")
                        .header("X-Request-Id", "../../etc/passwd")
                        .header("traceparent", "00-zz-zz-01"));
        AuditEvent event = since.one("clinic.inside");
        assertThat(event.context().ip()).isIn("127.0.0.1", "0:0:0:0:0:0:0:1");
        assertThat(UUID.fromString(event.context().requestId())).isNotNull();
        assertThat(event.trace()).isNotEqualTo("00-zz-zz-01");
    }

    @Test
    void anAnnotatedReadIsRecordedWithItsObjectAndOnlyOnceInAWhile() {
        String id = UUID.randomUUID().toString();
        for (int i = 0; i < 4; i++) {
            assertThat(client.send(client.as("nurse", "/patients/" + id)).statusCode())
                    .isEqualTo(200);
        }
        client.send(client.as("chief", "/patients/" + id));
        assertThat(since.of("clinic.patient.viewed")).hasSize(2);
        AuditEvent view = since.of("clinic.patient.viewed").get(0);
        assertThat(view.actor().id()).isEqualTo("nurse");
        assertThat(view.targets()).containsExactly(Target.of("patient", id));
        assertThat(view.verb()).isEqualTo(Verb.READ);
        assertThat(view.metadata())
                .containsEntry("route", "/patients/{id}")
                .containsEntry("method", "GET")
                .containsEntry("status", "200")
                .containsEntry("path.id", id);
    }

    @Test
    void anotherOutcomeIsAnotherEvent() {
        client.send(client.as("nurse", "/patients/none"));
        AuditEvent view = since.one("clinic.patient.viewed");
        assertThat(view.outcome()).isEqualTo(Outcome.FAILURE);
        assertThat(view.metadata()).containsEntry("status", "404");
    }

    @Test
    void anExportIsRecordedEachTimeWhenItsLastByteWasWritten() {
        client.send(client.as("nurse", "/exports/patients.csv"));
        client.send(client.as("nurse", "/exports/patients.csv"));
        Duration patience = Duration.ofSeconds(60);
        await("clinic.patients.exported", 2, patience);
        AuditEvent export = since.of("clinic.patients.exported").get(0);
        assertThat(export.targets()).containsExactly(Target.of("patient", "all"));
        assertThat(export.verb()).isEqualTo(Verb.EXPORT);
        assertThat(export.actor().id()).isEqualTo("nurse");
    }

    /** What ends on another thread may be recorded after the client has its answer. */
    private void await(String type, int count, Duration patience) {
        long until = System.nanoTime() + patience.toNanos();
        while (since.of(type).size() < count && System.nanoTime() < until) {
            worklog.awaitGrowth(worklog.head().size(), Duration.ofMillis(200));
        }
        assertThat(since.of(type)).hasSize(count);
    }

    @Test
    void anAnswerFromAnotherThreadIsRecordedOnceWithItsOutcome() {
        client.send(client.as("nurse", "/slow/one"));
        client.send(client.as("nurse", "/slow/broken"));
        await("clinic.slow.viewed", 2, Duration.ofSeconds(60));
        assertThat(since.of("clinic.slow.viewed"))
                .extracting(AuditEvent::outcome)
                .containsExactlyInAnyOrder(Outcome.SUCCESS, Outcome.FAILURE);
        assertThat(since.of("clinic.slow.viewed"))
                .extracting(event -> event.actor().id())
                .containsOnly("nurse");
    }

    @Test
    void whatBreaksIsAFailureAndItsMessageStaysOut() {
        client.send(client.as("nurse", "/broken"));
        AuditEvent broken = since.one("clinic.broken.viewed");
        assertThat(broken.outcome()).isEqualTo(Outcome.FAILURE);
        assertThat(broken.outcomeDetail()).isEqualTo(IllegalStateException.class.getName());
        client.send(client.as("nurse", "/gone"));
        assertThat(since.one("clinic.gone.viewed").outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void aBodyIsRecordedWithoutItsSecretsAndTheHandlerReadsAllOfIt() {
        String body = "{\"name\":\"李伟\",\"password\":\"x\",\"n\":1}";
        assertThat(client.send(client.json("nurse", "PUT", "/patients/p-1?why=test", body)).body())
                .isEqualTo("p-13");
        AuditEvent change = since.one("clinic.patient.updated");
        assertThat(change.targets()).containsExactly(Target.of("patient", "p-1"));
        assertThat(change.metadata())
                .containsEntry("body", "{\"n\":1,\"name\":\"李伟\",\"password\":\"***\"}")
                .containsEntry("query", "{\"why\":\"test\"}");
    }

    @Test
    void aFormIsRecordedWithoutItsSecrets() {
        String form = "name=%E6%9D%8E&password=x&name=second";
        client.send(
                client.as("nurse", "/forms?name=query&tok%65n=secret")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form)));
        assertThat(since.one("http.request").metadata())
                .containsEntry("body", "{\"name\":[\"李\",\"second\"],\"password\":\"***\"}")
                .containsEntry("query", "{\"name\":\"query\",\"token\":\"***\"}");
    }

    @Test
    void aLongBodyIsAttached() {
        String body = "{\"text\":\"" + "长".repeat(1_500) + "\",\"pin\":1}";
        client.send(client.json("nurse", "PUT", "/patients/p-2", body));
        AuditEvent change = since.one("clinic.patient.updated");
        assertThat(change.metadata()).doesNotContainKey("body");
        assertThat(change.evidence()).hasSize(1);
        assertThat(change.evidence().get(0).mediaType()).isEqualTo("application/json");
    }

    @Test
    void whatCannotBeMaskedIsWithheldAndTheHandlerStillGetsIt() {
        byte[] large = new byte[10 << 20];
        java.util.Arrays.fill(large, (byte) 'a');
        large[0] = '"';
        large[large.length - 1] = '"';
        assertThat(upload("application/json", large)).isEqualTo(Integer.toString(10 << 20));
        assertWithheld("too-large", 10 << 20);
        upload("application/octet-stream", new byte[] {1, 2});
        assertWithheld("content-type", 2);
        upload("application/json", "{\"a\":".getBytes(StandardCharsets.UTF_8));
        assertWithheld("not-json", 5);
        upload("application/json", new byte[] {'"', (byte) 0xff, '"'});
        assertWithheld("charset", 3);
        upload("application/json; charset=no-such", "{}".getBytes(StandardCharsets.UTF_8));
        assertWithheld("content-type", 2);
        upload("][", "{}".getBytes(StandardCharsets.UTF_8));
        assertWithheld("content-type", 2);
        upload("application/json", ("[".repeat(9_000)).getBytes(StandardCharsets.UTF_8));
        assertWithheld("not-json", 9_000);
        client.send(client.json("nurse", "POST", "/unread", "{\"a\":1}"));
        assertWithheld("not-read", 7);
    }

    @Test
    void aBodyInTheCharsetItIsDeclaredToBeInIsRead() {
        Charset gb = Charset.forName("gb18030");
        upload("application/json;charset=gb18030", "{\"a\":\"工作\"}".getBytes(gb));
        assertThat(since.one("http.request").metadata()).containsEntry("body", "{\"a\":\"工作\"}");
    }

    private String upload(String type, byte[] body) {
        return client.send(
                        client.as("nurse", "/uploads")
                                .header("Content-Type", type)
                                .POST(BodyPublishers.ofByteArray(body)))
                .body();
    }

    private void assertWithheld(String why, int bytes) {
        assertThat(since.one("http.request").metadata())
                .containsEntry("body.withheld", why)
                .containsEntry("body.bytes", Integer.toString(bytes))
                .doesNotContainKey("body");
        since = Since.now(worklog, client);
    }

    @Test
    void nothingIsRecordedThatNobodyAskedFor() {
        client.send(client.json("nurse", "POST", "/plain", "{}"));
        client.send(client.json("nurse", "POST", "/quiet", "{}"));
        client.send(client.as("nurse", "/no/such/page"));
        assertThat(since.types()).isEmpty();
    }

    @Test
    void headersThatNoClientOfOursCouldSendAreHarmless() throws Exception {
        String both = "nurse:" + ClinicApplication.PASSWORD;
        String basic = Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
        String head =
                "GET /inside HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + "Authorization: Basic "
                        + basic
                        + "\r\n"
                        + "User-Agent: evil\tagent \u00e9\u0080 %0d%0aX: 1\r\n"
                        + "X-Request-Id: a b\r\nX-Forwarded-For: ,,,[::1]:9,\u00ff\r\n\r\n";
        try (Socket socket = new Socket("localhost", port)) {
            OutputStream out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            String answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            assertThat(answer).startsWith("HTTP/1.1 204");
        }
        assertThat(since.one("clinic.inside").context().userAgent()).startsWith("evil\tagent");
    }
}
