package io.worklog.server.e2e;

import static io.worklog.server.e2e.Expectation.refused;

import io.worklog.client.ApiJson;
import io.worklog.client.ProjectClient;
import io.worklog.client.WorklogClient;
import io.worklog.client.WorklogProblemException;
import java.time.Duration;
import java.util.List;

/** That nobody gets more than they may. */
final class AccessChecks {
    private static final String KEYS = "/api/v1/keys";

    /** Shorter than that of any key the suite may be run with. */
    private static final Duration LIFE = Duration.ofMinutes(10);

    private AccessChecks() {}

    static List<Check> all() {
        return List.of(
                new Check(
                        "nobody",
                        true,
                        "Without a credential nothing is told",
                        "没有凭证时不透露任何内容",
                        AccessChecks::nobody),
                new Check(
                        "unknown-project",
                        true,
                        "A project that is not there is 404",
                        "不存在的项目返回 404",
                        AccessChecks::unknown),
                new Check(
                        "scopes",
                        false,
                        "A key does what its scopes say, 403 otherwise, and nothing once revoked",
                        "密钥只能做其范围内的事，否则 403；吊销后失效",
                        AccessChecks::scopes),
                new Check(
                        "invisible",
                        false,
                        "A key for another project sees this one as not there",
                        "其他项目的密钥看不到本项目",
                        AccessChecks::invisible));
    }

    private static void nobody(Scene scene) {
        ProjectClient project = scene.other(null).project(scene.project().id());
        refused(401, project::info);
        refused(401, project.request("GET", "/events"));
        refused(401, () -> project.record("e2e.none").target("order", "1").commit());
        refused(401, scene.other("wl_not-a-key").request("GET", "/api/v1/me"));
    }

    private static void unknown(Scene scene) {
        refused(404, () -> scene.person().project("prj_nosuchproject").info());
    }

    private static void scopes(Scene scene) {
        ApiJson made = key(scene, List.of("event-read", "project-read"), scene.project().id());
        WorklogClient reader = scene.other(made.text("secret"));
        ProjectClient project = reader.project(scene.project().id());
        project.request("GET", "/events").send();
        refused(403, () -> project.record("e2e.none").target("order", "1").commit());
        refused(403, () -> project.createRecord("not allowed", "not allowed"));
        scene.person().request("DELETE", KEYS + "/" + made.object("key").text("id")).send();
        refusedSoon(project);
    }

    /** Every node must know of it within five seconds. */
    private static void refusedSoon(ProjectClient project) {
        long end = System.nanoTime() + 5_000_000_000L;
        while (System.nanoTime() < end) {
            try {
                project.info();
                Thread.sleep(100);
            } catch (WorklogProblemException refused) {
                break;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        refused(401, project::info);
    }

    private static void invisible(Scene scene) {
        ProjectClient other = scene.person().createProject("worklog e2e other");
        ApiJson made = key(scene, List.of("event-read", "project-read"), other.id());
        WorklogClient reader = scene.other(made.text("secret"));
        reader.project(other.id()).info();
        refused(404, () -> reader.project(scene.project().id()).info());
        scene.person().request("DELETE", KEYS + "/" + made.object("key").text("id")).send();
        Ending.archive(other);
    }

    private static ApiJson key(Scene scene, List<String> scopes, String project) {
        return scene.person()
                .request("POST", KEYS)
                .body(
                        ApiJson.of(
                                "name",
                                "worklog e2e",
                                "scopes",
                                scopes,
                                "projects",
                                List.of(project),
                                "endsAt",
                                scene.now().plus(LIFE)))
                .json();
    }
}
