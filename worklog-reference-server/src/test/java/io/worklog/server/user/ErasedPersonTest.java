package io.worklog.server.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.AuditLog;
import io.worklog.Worklog;
import io.worklog.catalog.EventType;
import io.worklog.event.Actor;
import io.worklog.server.db.Database;
import io.worklog.server.testing.TestServer;
import io.worklog.server.trail.Trail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Somebody with a name like no other does, and has done to them, all that events tell; then they
 * are erased. The name is in no byte of any log of their tenant.
 */
class ErasedPersonTest {
    private static final TestServer SERVER = TestServer.shared();
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String NAME = "quillfeather";
    private static final String PASSWORD = "seven piers hold the bridge";

    /** As events were recorded when names of targets could not be erased. */
    private static final EventType<Object> OLD = EventType.named("user.changed").target("user");

    private static final String OLD_LABEL = "a label of then";

    private static TestTenant tenant;
    private static String person;
    private static Browser browser;
    private static String project;
    private static JsonNode disabled;

    @BeforeAll
    static void liveAndErase() {
        tenant = TestTenant.create(SERVER);
        person = join();
        browser = new Browser(SERVER);
        assertThat(browser.logIn(tenant.id(), NAME, PASSWORD).statusCode()).isEqualTo(200);
        useKeys();
        project = work();
        old();
        SERVER.relayed();
        disabled = event("user.disabled");
        assertThat(logs()).allMatch(ErasedPersonTest::isInBytes);
        erase();
    }

    private static String send(String caller, String method, String path, String body) {
        return done(SERVER.send(caller, method, path, body));
    }

    private static String own(String method, String path, String body) {
        return done(browser.send(method, path, body));
    }

    private static String done(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.request() + answer.body()).isBetween(200, 299);
        return answer.body();
    }

    /** Is invited, renamed, shut out, let in again, given a duty and a team, and guessed at. */
    private static String join() {
        String admin = tenant.asAdministrator();
        String account =
                "{\"loginName\":\"%s\",\"name\":\"Dr Quillfeather\",\"email\":\"%s@example.org\"}"
                        .formatted(NAME, NAME);
        String made = send(admin, "POST", "/api/v1/users", account);
        String id = JSON.readTree(made).get("user").get("id").asString();
        String user = "/api/v1/users/" + id;
        String password =
                "{\"token\":\"%s\",\"password\":\"%s\"}"
                        .formatted(TestServer.text(made, "token"), PASSWORD);
        send("", "POST", "/api/v1/login/password", password);
        rename(admin, user);
        for (String step : List.of("/disable", "/enable")) {
            send(admin, "POST", user + step, "{\"reason\":\"Ms Quillfeather asked for it\"}");
        }
        String officer = tenant.caller("olga") + "/SECURITY_OFFICER";
        String duty = "{\"role\":%s,\"reason\":\"for Quillfeather\"}";
        send(officer, "PUT", "/api/v1/roles/" + id, duty.formatted("\"AUDITOR\""));
        send(officer, "PUT", "/api/v1/roles/" + id, duty.formatted("null"));
        String team = send(admin, "POST", "/api/v1/teams", "{\"name\":\"piers\"}");
        String member = "/api/v1/teams/" + TestServer.text(team, "id") + "/members/" + id;
        send(admin, "PUT", member, "");
        send(admin, "DELETE", member, "");
        assertThat(new Browser(SERVER).logIn(tenant.id(), NAME, "a wrong one").statusCode())
                .isEqualTo(401);
        return id;
    }

    private static void rename(String admin, String user) {
        String tag = SERVER.get(admin, user).headers().firstValue("ETag").orElseThrow();
        done(
                SERVER.send(
                        SERVER.request(admin, user)
                                .header("If-Match", tag)
                                .header("Content-Type", "application/json")
                                .method(
                                        "PATCH",
                                        BodyPublishers.ofString(
                                                "{\"name\":\"Ms Quillfeather\"}"))));
    }

    /** A key of their own that somebody else revokes, and a program that they let in. */
    private static void useKeys() {
        String key =
                own(
                        "POST",
                        "/api/v1/keys",
                        "{\"name\":\"Quillfeather's laptop\",\"scopes\":[\"self\"]}");
        String id = JSON.readTree(key).get("key").get("id").asString();
        String path = "/api/v1/users/" + person + "/keys/" + id;
        send(tenant.asAdministrator(), "DELETE", path, "");
        for (boolean approved : new boolean[] {true, false}) {
            String asked = "{\"name\":\"Quillfeather's tablet\",\"scopes\":[\"self\"]}";
            String codes = send("", "POST", "/api/v1/login/device", asked);
            String code = "/api/v1/login/device/" + TestServer.text(codes, "userCode");
            own("POST", code, "{\"approved\":" + approved + "}");
        }
    }

    /** Becomes a member of a project, works in it, and is handed it. */
    private static String work() {
        String owner = tenant.caller("ann");
        String made = send(owner, "POST", "/api/v1/projects", "{\"name\":\"bridge\"}");
        String id = TestServer.text(made, "id");
        String path = "/api/v1/projects/" + id;
        send(owner, "PUT", path + "/members/" + person, "{\"roles\":[\"RECORDER\"]}");
        String title = "{\"title\":\"by Quillfeather\",\"participants\":[\"%s\"]}";
        String record = own("POST", path + "/records", title.formatted(person));
        String text = "{\"body\":\"Quillfeather was here\"}";
        String comments = path + "/records/" + TestServer.text(record, "id") + "/comments";
        own("POST", comments, text);
        done(
                SERVER.send(
                        SERVER.request(
                                        tenant.caller(person),
                                        path + "/evidence?name=" + NAME + ".txt")
                                .header("Content-Type", "text/plain")
                                .POST(BodyPublishers.ofString("a photo"))));
        own("GET", path + "/events?text=Quillfeather", "");
        String transfer = "{\"to\":\"" + person + "\",\"reason\":\"Quillfeather knows it best\"}";
        send(owner, "POST", path + "/transfer", transfer);
        String token =
                "{\"name\":\"page of Quillfeather\",\"filter\":{\"actor\":[\"" + NAME + "\"]}}";
        String viewer = own("POST", path + "/viewer-tokens", token);
        String tokenId = JSON.readTree(viewer).get("token").get("id").asString();
        own("DELETE", path + "/viewer-tokens/" + tokenId, "");
        return id;
    }

    private static void old() {
        SERVER.bean(Trail.class)
                .system(tenant.id())
                .record(OLD)
                .actor(Actor.user("root"))
                .tenant(tenant.id())
                .target(person, OLD_LABEL)
                .commit();
    }

    private static void erase() {
        String ground = "{\"ground\":\"PIPL 47\",\"withFiles\":true}";
        String asked = own("POST", "/api/v1/privacy/erasures", ground);
        String officer = tenant.caller("olga") + "/SECURITY_OFFICER";
        String request = "/api/v1/privacy/requests/" + TestServer.text(asked, "id");
        done(
                SERVER.send(
                        SERVER.request(officer, request + "/decision")
                                .header("Content-Type", "application/json")
                                .header("If-Match", "\"v1\"")
                                .POST(
                                        BodyPublishers.ofString(
                                                "{\"approved\":true,\"reason\":\"checked\"}"))));
        long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        String seen = "";
        while (!seen.contains("\"DONE\"") && System.nanoTime() < until) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            seen = send(officer, "GET", request, "");
        }
        assertThat(seen).contains("\"DONE\"");
    }

    private static List<AuditLog> logs() {
        Worklog worklog = SERVER.bean(Worklog.class);
        return List.of(worklog.log("system." + tenant.id()), worklog.log(project));
    }

    private static boolean isInBytes(AuditLog log) {
        Path folder = SERVER.data().resolve("log/logs/" + log.id());
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).anyMatch(ErasedPersonTest::names);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean names(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1)
                    .toLowerCase(Locale.ROOT)
                    .contains(NAME);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode event(String type) {
        String auditor = tenant.caller("ada") + "/AUDITOR";
        String page = send(auditor, "GET", "/api/v1/system-log/events?type=" + type, "");
        return JSON.readTree(page).get("items").get(0);
    }

    @Test
    void theNameIsInNoByteOfAnyLogAndEveryProofHolds() {
        assertThat(logs()).noneMatch(ErasedPersonTest::isInBytes);
        for (AuditLog log : logs()) {
            var report = log.verify();
            assertThat(report.faults()).isEmpty();
            assertThat(report.erasedFields()).isPositive();
        }
    }

    @Test
    void aSentenceHasTheNameWhileItIsThereAndTheIdentifierAfterwards() {
        assertThat(disabled.get("sentence").asString()).contains("Ms Quillfeather");
        JsonNode now = event("user.disabled");
        assertThat(now.get("index")).isEqualTo(disabled.get("index"));
        assertThat(now.get("sentence").asString()).contains(person).doesNotContain("uillfeather");
        JsonNode target = now.get("targets").get(0);
        assertThat(target.get("id").asString()).isEqualTo(person);
        assertThat(target.get("name").isNull()).isTrue();
        assertThat(now.get("withheld").toString()).contains("/targets/0/name", "/reason");
    }

    @Test
    void whatWasRecordedInTheClearBeforeIsReadAsItWas() {
        JsonNode old = event("user.changed");
        assertThat(old.get("targets").get(0).get("name").asString()).isEqualTo(OLD_LABEL);
    }

    @Test
    void nobodyIsFoundByTheNameAnyMore() {
        String auditor = tenant.caller("ada") + "/AUDITOR";
        String found = send(auditor, "GET", "/api/v1/system-log/events?text=" + NAME, "");
        assertThat(JSON.readTree(found).get("items")).isEmpty();
        String keys = new KeyTable(SERVER.bean(Database.class)).of(person).toString();
        assertThat(keys).contains("key_").doesNotContain("uillfeather");
    }
}
