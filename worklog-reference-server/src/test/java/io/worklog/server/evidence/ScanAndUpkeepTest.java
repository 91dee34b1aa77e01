package io.worklog.server.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.Worklog;
import io.worklog.server.db.Database;
import io.worklog.server.db.Times;
import io.worklog.server.job.JobRun;
import io.worklog.server.testing.TestServer;
import io.worklog.spi.EvidenceStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is scanned, what waits for it, and what goes because nothing needs it. */
class ScanAndUpkeepTest {
    private static NamedFakeClamd fake;
    private static TestServer server;
    private static EvidenceProject project;

    @BeforeAll
    static void start() throws IOException {
        fake = new NamedFakeClamd();
        server = TestServer.start("worklog.server.evidence.clamav=" + address());
        project = new EvidenceProject(server);
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
        fake.close();
    }

    /** A real clamd where there is one. */
    private static String address() {
        return Optional.ofNullable(System.getenv("WORKLOG_TEST_CLAMD")).orElse(fake.address());
    }

    private static void upkeep() {
        JobRun quiet =
                (JobRun)
                        Proxy.newProxyInstance(
                                JobRun.class.getClassLoader(),
                                new Class<?>[] {JobRun.class},
                                (proxy, method, args) -> null);
        server.bean(Upkeep.class).run(quiet);
    }

    private static void age(String id, Duration by) {
        server.bean(Database.class)
                .sql()
                .update(Tables.EVIDENCE)
                .set(Tables.UPLOADED_AT, Times.micros(Instant.now().minus(by)))
                .where(Tables.ID.eq(id))
                .execute();
    }

    private static EvidenceState state(String id) {
        String state =
                server.bean(Database.class)
                        .sql()
                        .select(Tables.STATE)
                        .from(Tables.EVIDENCE)
                        .where(Tables.ID.eq(id))
                        .fetchSingle(Tables.STATE);
        return EvidenceState.valueOf(state);
    }

    private static void quarantine(String id) {
        server.bean(EvidenceRows.class)
                .move(id, EvidenceState.AVAILABLE, EvidenceState.QUARANTINED, null);
    }

    @Test
    void aVirusIsRefused() {
        var infected = project.upload("?name=a.txt", NamedFakeClamd.WORD.getBytes(UTF_8));
        assertThat(infected.statusCode()).as(infected.body()).isEqualTo(422);
        assertThat(TestServer.json(infected).get("code").asString()).isEqualTo("evidence-infected");
        byte[] large = ("x".repeat(200_000) + NamedFakeClamd.WORD).getBytes(UTF_8);
        assertThat(project.upload("?name=a.txt", large).statusCode()).isEqualTo(422);
        assertThat(project.upload("?name=a.txt", "clean".getBytes(UTF_8)).statusCode())
                .isEqualTo(201);
    }

    @Test
    void whatWasNotScannedIsReadByNobody() throws Exception {
        String clean = project.uploaded("waits.txt", "waits".getBytes(UTF_8));
        quarantine(clean);
        assertThat(project.content(clean).statusCode()).isEqualTo(409);
        upkeep();
        assertThat(state(clean)).isEqualTo(EvidenceState.AVAILABLE);
        assertThat(project.content(clean).statusCode()).isEqualTo(200);
        assertThat(project.custody(clean, 3)).contains("evidence.released by system");
    }

    /** The virus is known to the scanner only after the file was taken. */
    @Test
    void aVirusThatIsFoundLaterIsReadByNobody() throws Exception {
        byte[] bytes = ("later " + NamedFakeClamd.WORD).getBytes(UTF_8);
        var stored = server.bean(EvidenceStore.class).put(new ByteArrayInputStream(bytes), 1_000);
        String id = project.uploaded("later.txt", "later".getBytes(UTF_8));
        server.bean(Database.class)
                .sql()
                .update(Tables.EVIDENCE)
                .set(Tables.SHA256, stored.sha256())
                .set(Tables.STATE, EvidenceState.QUARANTINED.name())
                .where(Tables.ID.eq(id))
                .execute();
        upkeep();
        assertThat(state(id)).isEqualTo(EvidenceState.INFECTED);
        assertThat(project.content(id).statusCode()).isEqualTo(422);
        assertThat(project.custody(id, 2)).contains("evidence.infected by system");
    }

    @Test
    void anOrphanGoesAndTheLogSaysSo() throws Exception {
        String old = project.uploaded("old.txt", "old orphan".getBytes(UTF_8));
        String twin = project.uploaded("twin.txt", "shared".getBytes(UTF_8));
        String kept = project.uploaded("kept.txt", "shared".getBytes(UTF_8));
        String fresh = project.uploaded("fresh.txt", "fresh".getBytes(UTF_8));
        project.custody(kept, 1);
        project.custody(fresh, 1);
        age(old, Duration.ofDays(40));
        age(twin, Duration.ofDays(40));
        upkeep();
        assertThat(state(old)).isEqualTo(EvidenceState.ERASED);
        assertThat(state(twin)).isEqualTo(EvidenceState.ERASED);
        assertThat(state(fresh)).isEqualTo(EvidenceState.AVAILABLE);
        assertThat(project.content(old).statusCode()).isEqualTo(410);
        assertThat(project.content(kept).body()).isEqualTo("shared".getBytes(UTF_8));
        assertThat(project.custody(old, 2)).contains("evidence.removed by system");
        assertThat(server.bean(Worklog.class).log(project.id).verify().faults()).isEmpty();
    }

    @Test
    void anOrphanThatIsHeldStays() throws Exception {
        String held = project.uploaded("held.txt", "held".getBytes(UTF_8));
        age(held, Duration.ofDays(40));
        var opened =
                server.post(
                        EvidenceProject.OWNER,
                        "/api/v1/projects/" + project.id + "/privacy/holds",
                        "{\"caseName\":\"case 1\",\"reason\":\"suit\",\"until\":\""
                                + Instant.now().minus(Duration.ofDays(39))
                                + "\"}");
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);
        upkeep();
        assertThat(state(held)).isEqualTo(EvidenceState.AVAILABLE);
    }

    @Test
    void anUploadThatRestedTooLongIsDropped() throws Exception {
        var begun =
                server.post(EvidenceProject.RECORDER, project.path("/uploads"), "{\"name\":\"r\"}");
        String id = TestServer.json(begun).get("id").asString();
        server.bean(Database.class)
                .sql()
                .update(Tables.UPLOADS)
                .set(Tables.EXPIRES_AT, 1L)
                .where(Tables.ID.eq(id))
                .execute();
        upkeep();
        assertThat(
                        server.get(EvidenceProject.RECORDER, project.path("/uploads/" + id))
                                .statusCode())
                .isEqualTo(404);
    }

    @Test
    void anAnswerThatIsNoneLeavesTheFileInQuarantine() throws Exception {
        assertThatThrownBy(() -> ClamdScanner.verdict("INSTREAM size limit exceeded. ERROR"))
                .isInstanceOf(IOException.class);
        assertThat(ClamdScanner.verdict("stream: Eicar-Test FOUND").finding())
                .isEqualTo("Eicar-Test");
        ClamdScanner nobody = new ClamdScanner("127.0.0.1:1");
        assertThatThrownBy(() -> nobody.scan(new ByteArrayInputStream(new byte[1])))
                .isInstanceOf(IOException.class);
    }
}
