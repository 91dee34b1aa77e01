package io.worklog.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.client.ApiJson;
import io.worklog.client.WorklogClient;
import io.worklog.server.testing.TestServer;
import java.net.URI;
import java.util.UUID;

/** An ordinary person with a password of their own, as an administrator makes them. */
final class SuitePerson {
    private static final String PASSWORD = "correct horse battery staple 桥";

    private SuitePerson() {}

    /** Logged in to a server. */
    static WorklogClient of(TestServer server) {
        String name = "suite-" + UUID.randomUUID().toString().substring(0, 8);
        String account = ApiJson.of("loginName", name, "name", "王小明").toString();
        var made = server.post("default/root/ADMINISTRATOR", "/api/v1/users", account);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        String token = TestServer.json(made).get("token").asString();
        String password = ApiJson.of("token", token, "password", PASSWORD).toString();
        var set = server.post("", "/api/v1/login/password", password);
        assertThat(set.statusCode()).as(set.body()).isEqualTo(204);
        return WorklogClient.to(URI.create(server.url())).login(null, name, PASSWORD).open();
    }
}
