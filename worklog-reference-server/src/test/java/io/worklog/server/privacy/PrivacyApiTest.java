package io.worklog.server.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import io.worklog.AuditLog;
import io.worklog.Receipt;
import io.worklog.RecordedEvent;
import io.worklog.Worklog;
import io.worklog.catalog.EventType;
import io.worklog.event.Actor;
import io.worklog.event.Target;
import io.worklog.log.LogIndex;
import io.worklog.server.db.Database;
import io.worklog.server.job.Jobs;
import io.worklog.server.testing.TestServer;
import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What one asks, another decides, a job does, and the log tells; what is held stays. */
class PrivacyApiTest {
    private static final TestServer SERVER = TestServer.shared();
    private static int tenants;

    private String tenant = "";
    private String officer = "";
    private String owner = "";
    private String project = "";

    @BeforeEach
    void aTenantOfItsOwn() {
        tenant = "priv" + ++tenants;
        officer = tenant + "/olga/SECURITY_OFFICER";
        owner = tenant + "/ann";
        project = project();
    }

    private String project() {
        var made = SERVER.post(owner, "/api/v1/projects", "{\"name\":\"privacy\"}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        String id = TestServer.json(made).get("id").asString();
        SERVER.bean(Database.class)
                .sql()
                .insertInto(table(name("project_members")))
                .set(field(name("project_id")), id)
                .set(field(name("user_id")), "rob")
                .set(field(name("role")), "RECORDER")
                .execute();
        return id;
    }

    private AuditLog log(String project) {
        return SERVER.bean(Worklog.class).log(project);
    }

    private Receipt record(String project, String who) {
        return log(project)
                .record(EventType.named("test.done"))
                .actor(Actor.user(who, "Name of " + who))
                .tenant(tenant)
                .target(Target.of("thing", "t-1"))
                .commit();
    }

    private HttpResponse<String> upload() {
        return SERVER.send(
                SERVER.request(
                                tenant + "/rob",
                                "/api/v1/projects/" + project + "/evidence?name=robs-passport.txt")
                        .header("Content-Type", "text/plain")
                        .POST(BodyPublishers.ofString("passport of rob in " + tenant)));
    }

    private JsonNode ok(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return TestServer.json(answer);
    }

    private JsonNode erasure(String who) {
        String body = "{\"person\":\"" + who + "\",\"ground\":\"PIPL 47\",\"withFiles\":true}";
        String path = "/api/v1/projects/" + project + "/privacy/erasures";
        return ok(SERVER.post(owner, path, body), 201);
    }

    private HttpResponse<String> decide(String caller, JsonNode request, boolean approved) {
        return SERVER.send(
                SERVER.request(
                                caller,
                                "/api/v1/privacy/requests/"
                                        + request.get("id").asString()
                                        + "/decision")
                        .header("Content-Type", "application/json")
                        .header("If-Match", "\"v" + request.get("version").asInt() + "\"")
                        .POST(
                                BodyPublishers.ofString(
                                        "{\"approved\":" + approved + ",\"reason\":\"checked\"}")));
    }

    private JsonNode request(JsonNode asked) {
        return ok(
                SERVER.get(officer, "/api/v1/privacy/requests/" + asked.get("id").asString()), 200);
    }

    /** Asks again until a job has done its work. */
    private static <T> T eventually(Supplier<T> ask, Predicate<T> wanted) {
        Instant end = Instant.now().plusSeconds(60);
        T found = ask.get();
        while (!wanted.test(found) && Instant.now().isBefore(end)) {
            LockSupport.parkNanos(50_000_000);
            found = ask.get();
        }
        assertThat(wanted.test(found)).as(String.valueOf(found)).isTrue();
        return found;
    }

    private static Set<String> namesIn(AuditLog log) {
        try (Stream<RecordedEvent> events = log.read(LogIndex.of(0))) {
            Set<String> names = new HashSet<>();
            events.map(each -> each.event().actor().name())
                    .filter(Objects::nonNull)
                    .forEach(names::add);
            return names;
        }
    }

    @Test
    void aPersonIsErasedFromEveryLogAndEveryProofStillHolds() throws Exception {
        String second = project();
        record(project, "rob");
        record(second, "rob");
        record(second, "eve");
        String file = ok(upload(), 201).get("id").asString();
        eventually(() -> namesIn(log(project)), names -> names.contains("rob"));
        JsonNode asked = erasure("rob");
        JsonNode counted =
                eventually(() -> request(asked), found -> !found.get("preview").isNull());
        assertThat(counted.get("preview").get("logs").toString())
                .contains(project, second, "\"files\":1");
        assertThat(namesIn(log(second))).contains("Name of rob");
        ok(decide(officer, asked, true), 200);
        JsonNode done =
                eventually(
                        () -> request(asked),
                        found -> found.get("state").asString().equals("DONE"));
        assertThat(done.get("report").get("stays").toString()).contains("identifiers");
        assertThat(namesIn(log(project))).doesNotContain("rob", "Name of rob");
        assertThat(namesIn(log(second))).doesNotContain("Name of rob").contains("Name of eve");
        assertThat(
                        SERVER.get(
                                        owner,
                                        "/api/v1/projects/"
                                                + project
                                                + "/evidence/"
                                                + file
                                                + "/content")
                                .statusCode())
                .isEqualTo(410);
        for (String each : new String[] {project, second}) {
            var report = log(each).verify();
            assertThat(report.faults()).isEmpty();
            assertThat(report.erasedFields()).isPositive();
        }
        assertThat(types(SERVER.bean(Worklog.class).log("system." + tenant), 3))
                .contains(
                        "privacy.erasure.asked",
                        "privacy.erasure.approved",
                        "privacy.erasure.done");
    }

    private static Set<String> types(AuditLog log, int atLeast) {
        return eventually(
                () -> {
                    try (Stream<RecordedEvent> events = log.read(LogIndex.of(0))) {
                        Set<String> found = new HashSet<>();
                        events.map(each -> each.event().type().name())
                                .filter(type -> type.startsWith("privacy."))
                                .forEach(found::add);
                        return found;
                    }
                },
                found -> found.size() >= atLeast);
    }

    @Test
    void nobodyDecidesWhatTheyAskedFor() {
        JsonNode own =
                ok(
                        SERVER.post(
                                officer,
                                "/api/v1/privacy/erasures",
                                "{\"ground\":\"leaving\",\"withFiles\":false}"),
                        201);
        var answer = decide(officer, own, true);
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(TestServer.json(answer).get("code").asString()).isEqualTo("four-eyes");
        JsonNode asked = erasure("olga");
        assertThat(decide(officer, asked, true).statusCode()).isEqualTo(409);
        String another = tenant + "/otto/SECURITY_OFFICER";
        ok(decide(another, asked, false), 200);
        assertThat(decide(another, asked, true).statusCode()).isEqualTo(409);
        assertThat(decide(owner, asked, true).statusCode()).isEqualTo(403);
        assertThat(decide(tenant + "/adm/ADMINISTRATOR", asked, true).statusCode()).isEqualTo(403);
        assertThat(decide("priv0/olga/SECURITY_OFFICER", asked, true).statusCode()).isEqualTo(404);
    }

    /** The duty came after the question: only the check that they asked stops them. */
    @Test
    void nobodyDecidesAboutSomebodyElseWhatTheyAskedForBefore() {
        JsonNode asked = erasure("rob");
        var answer = decide(owner + "/SECURITY_OFFICER", asked, true);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
        assertThat(TestServer.json(answer).get("code").asString()).isEqualTo("four-eyes");
        assertThat(request(asked).get("state").asString()).isEqualTo("ASKED");
    }

    private String hold(String query, String body) {
        return ok(SERVER.post(officer, "/api/v1/holds" + query, body), 201).get("id").asString();
    }

    private JsonNode held(String id, String state) {
        return eventually(
                () -> ok(SERVER.get(officer, "/api/v1/holds/" + id), 200),
                found -> found.get("state").asString().equals(state));
    }

    @Test
    void whatIsHeldIsNotErasedUntilAnotherReleasesIt() {
        String free = project();
        record(project, "rob");
        record(free, "rob");
        String id =
                hold(
                        "?project=" + project,
                        "{\"caseName\":\"court 7\",\"reason\":\"suit\",\"person\":\"rob\"}");
        JsonNode asked = erasure("rob");
        ok(decide(officer, asked, true), 200);
        JsonNode done =
                eventually(
                        () -> request(asked),
                        found -> found.get("state").asString().equals("DONE"));
        assertThat(done.get("report").get("logs").toString()).contains("court 7");
        assertThat(namesIn(log(project))).contains("Name of rob");
        assertThat(namesIn(log(free))).doesNotContain("Name of rob");
        held(id, "OPEN");
        assertThat(
                        SERVER.post(
                                        officer,
                                        "/api/v1/holds/" + id + "/release",
                                        "{\"reason\":\"settled\"}")
                                .statusCode())
                .isEqualTo(409);
        String another = tenant + "/otto/SECURITY_OFFICER";
        ok(
                SERVER.post(
                        another, "/api/v1/holds/" + id + "/release", "{\"reason\":\"settled\"}"),
                200);
        held(id, "RELEASED");
        JsonNode again = erasure("rob");
        ok(decide(officer, again, true), 200);
        eventually(() -> namesIn(log(project)), names -> !names.contains("Name of rob"));
        assertThat(log(project).verify().faults()).isEmpty();
    }

    /** The case is older than the project, whose log knows nothing of it. */
    @Test
    void aProjectMadeAfterTheCaseIsHeldToo() {
        String id = hold("", "{\"caseName\":\"c\",\"reason\":\"r\",\"person\":\"rob\"}");
        held(id, "OPEN");
        String late = project();
        record(late, "rob");
        JsonNode asked = erasure("rob");
        ok(decide(officer, asked, true), 200);
        eventually(() -> request(asked), found -> found.get("state").asString().equals("DONE"));
        assertThat(namesIn(log(late))).contains("Name of rob");
    }

    @Test
    void selectedFieldsOfSelectedEventsAreDisclosed() throws Exception {
        long at = record(project, "rob").index().value();
        String body =
                "{\"events\":["
                        + at
                        + "],\"fields\":[\"/actor/name\"],\"withEvidence\":false,"
                        + "\"recipient\":\"court\",\"purpose\":\"case 7\"}";
        String path = "/api/v1/projects/" + project + "/privacy/disclosures";
        JsonNode asked = ok(SERVER.post(owner, path, body), 201);
        String bundle = path + "/" + asked.get("id").asString() + "/bundle";
        assertThat(SERVER.get(owner, bundle).statusCode()).isEqualTo(409);
        ok(decide(officer, asked, true), 200);
        var zip =
                HttpClient.newHttpClient()
                        .send(
                                SERVER.request(owner, bundle).GET().build(),
                                BodyHandlers.ofByteArray());
        assertThat(zip.statusCode()).isEqualTo(200);
        assertThat(entry(zip.body(), "private/" + at + ".json"))
                .hasValueSatisfying(text -> assertThat(text).contains("Name of rob"));
        assertThat(SERVER.get(officer, bundle).statusCode()).isIn(403, 404);
        assertThat(types(log(project), 2)).contains("privacy.disclosure.handed-out");
    }

    private static Optional<String> entry(byte[] zip, String name) throws Exception {
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var each = in.getNextEntry(); each != null; each = in.getNextEntry()) {
                if (each.getName().equals(name)) {
                    return Optional.of(new String(in.readAllBytes(), UTF_8));
                }
            }
        }
        return Optional.empty();
    }

    private HttpResponse<String> retentionClass(String name, int version, String body) {
        return SERVER.send(
                SERVER.request(officer, "/api/v1/privacy/retention-classes/" + name)
                        .header("Content-Type", "application/json")
                        .header("If-Match", "\"v" + version + "\"")
                        .PUT(BodyPublishers.ofString(body)));
    }

    @Test
    void noClassKeepsLessThanTheLawDemands() {
        ok(retentionClass("long", 0, "{\"months\":36}"), 200);
        assertThat(retentionClass("long", 0, "{\"months\":37}").statusCode()).isEqualTo(412);
        ok(retentionClass("long", 1, "{\"months\":24}"), 200);
        var shortOne = retentionClass("short", 0, "{\"months\":11}");
        assertThat(shortOne.statusCode()).isEqualTo(422);
        assertThat(TestServer.json(shortOne).get("code").asString())
                .isEqualTo("retention-too-short");
        JsonNode all = ok(SERVER.get(owner, "/api/v1/privacy/retention-classes"), 200);
        assertThat(all.toString()).contains("\"default\"", "\"months\":12", "\"months\":24");
    }

    @Test
    void nothingIsDroppedThatNoDryRunNamed() {
        record(project, "rob");
        String run =
                ok(SERVER.post(officer, "/api/v1/privacy/retention/dry-runs", ""), 202)
                        .get("job")
                        .asString();
        var jobs = SERVER.bean(Jobs.class);
        var done =
                eventually(
                        () -> jobs.find(tenant, run).orElseThrow(),
                        job -> job.finishedAt() != null);
        assertThat(done.result()).contains("\"dryRun\":true");
        ok(
                SERVER.post(
                        officer, "/api/v1/privacy/retention/runs", "{\"dryRun\":\"" + run + "\"}"),
                202);
        assertThat(
                        SERVER.post(
                                        officer,
                                        "/api/v1/privacy/retention/runs",
                                        "{\"dryRun\":\"job_none\"}")
                                .statusCode())
                .isEqualTo(409);
    }

    @Test
    void theVaultGetsANewKeyAndFilesStayReadable() {
        String file = ok(upload(), 201).get("id").asString();
        String job =
                ok(SERVER.post(officer, "/api/v1/privacy/vault/rotations", ""), 202)
                        .get("job")
                        .asString();
        var jobs = SERVER.bean(Jobs.class);
        eventually(() -> jobs.find(tenant, job).orElseThrow(), each -> each.finishedAt() != null);
        var content =
                SERVER.get(owner, "/api/v1/projects/" + project + "/evidence/" + file + "/content");
        assertThat(content.body()).isEqualTo("passport of rob in " + tenant);
    }
}
