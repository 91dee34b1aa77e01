package io.worklog.server.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.client.ApiJson;
import io.worklog.client.WorklogClient;
import io.worklog.client.WorklogClientBuilder;
import java.net.URI;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;

/** An ordinary person with a password of their own, as an administrator makes them. */
public final class TestPerson {
    /** What all of them log in with. */
    public static final String PASSWORD = "seven piers hold 滨江 bridge";

    private TestPerson() {}

    /** Makes somebody; gives their login name. */
    public static String make(TestServer server, String name) {
        String login = "person-" + UUID.randomUUID().toString().substring(0, 8);
        String account = ApiJson.of("loginName", login, "name", name).toString();
        var made = server.post("default/boss/ADMINISTRATOR", "/api/v1/users", account);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        String token = TestServer.json(made).get("token").asString();
        String password = ApiJson.of("token", token, "password", PASSWORD).toString();
        var set = server.post("", "/api/v1/login/password", password);
        assertThat(set.statusCode()).as(set.body()).isEqualTo(204);
        return login;
    }

    /** A client of somebody new, logged in with their password. */
    public static WorklogClient client(TestServer server) {
        return builder(server).login(null, make(server, "王小明"), PASSWORD).open();
    }

    private static WorklogClientBuilder builder(TestServer server) {
        return WorklogClient.to(URI.create(server.url()));
    }

    /** A key of somebody new, that may do all that they may. */
    public static String key(TestServer server) {
        try (WorklogClient person = client(server)) {
            TreeSet<String> scopes =
                    new TreeSet<>(person.request("GET", "/api/v1/me").json().texts("permissions"));
            person.request("GET", "/api/v1/roles")
                    .json()
                    .list("project")
                    .forEach(role -> scopes.addAll(role.texts("permissions")));
            return person.request("POST", "/api/v1/keys")
                    .body(ApiJson.of("name", "test", "scopes", List.copyOf(scopes)))
                    .json()
                    .text("secret");
        }
    }

    /** A project of a key's owner, who writes in it too. */
    public static String project(TestServer server, String key) {
        try (WorklogClient person = builder(server).key(key).open()) {
            String id = person.createProject("test").id();
            String me = person.request("GET", "/api/v1/me").json().text("id");
            person.project(id)
                    .request("PUT", "/members/" + me)
                    .body(ApiJson.of("roles", List.of("OWNER", "RECORDER")))
                    .send();
            return id;
        }
    }
}
