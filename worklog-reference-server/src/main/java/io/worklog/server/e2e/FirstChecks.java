package io.worklog.server.e2e;

import static io.worklog.server.e2e.Expectation.isTrue;
import static io.worklog.server.e2e.Expectation.refused;
import static io.worklog.server.e2e.Expectation.same;

import io.worklog.client.ApiAnswer;
import io.worklog.client.ApiJson;
import io.worklog.client.ProjectClient;
import java.util.List;

/** That the server is there, knows the caller and gives a project. */
final class FirstChecks {
    private static final String NAME = "worklog e2e 端到端";

    private FirstChecks() {}

    static List<Check> all() {
        return List.of(
                new Check(
                        "server-answers",
                        true,
                        "The server answers, and refuses in problems with codes",
                        "服务器应答，并以带代码的问题拒绝",
                        FirstChecks::answers),
                new Check("login", true, "The caller is known", "识别调用者", FirstChecks::login),
                new Check(
                        "project",
                        true,
                        "A project is made, read and listed",
                        "建立、读取和列出项目",
                        FirstChecks::project),
                new Check(
                        "entity-tags",
                        false,
                        "A change needs the newest entity tag",
                        "修改需要最新的 ETag",
                        FirstChecks::tags));
    }

    private static void answers(Scene scene) {
        refused(404, scene.other(null).request("GET", "/api/v1/there-is-no-such-page"));
    }

    private static void login(Scene scene) {
        ApiJson me = scene.person().request("GET", "/api/v1/me").json();
        isTrue(!me.text("id").isEmpty(), "the caller must have an id");
        isTrue(
                me.texts("permissions").contains("project-create"),
                "the suite needs somebody who may create projects");
    }

    private static void project(Scene scene) {
        ProjectClient project = scene.person().createProject(NAME);
        scene.project(project);
        same("the project's name", NAME, project.info().text("name"));
        isTrue(
                scene.person()
                        .projects()
                        .limit(200)
                        .anyMatch(each -> each.text("id").equals(project.id())),
                "a new project must be in the list");
        String me = scene.person().request("GET", "/api/v1/me").json().text("id");
        project.request("PUT", "/members/" + me)
                .body(ApiJson.of("roles", List.of("OWNER", "RECORDER", "APPROVER")))
                .send();
        ApiAnswer settings = project.request("GET", "/settings").send();
        project.request("PUT", "/settings")
                .ifMatch(settings.etag().orElse(""))
                .body(settings.json().with("fourEyes", false))
                .send();
    }

    private static void tags(Scene scene) {
        ProjectClient project = scene.project();
        ApiAnswer before = project.request("GET", "").send();
        ApiJson change = ApiJson.of("description", "changed by the suite");
        refused(428, project.request("PATCH", "").body(change));
        String tag = before.etag().orElse("");
        project.request("PATCH", "").ifMatch(tag).body(change).send();
        refused(412, project.request("PATCH", "").ifMatch(tag).body(change));
    }
}
