package io.worklog.server.cli;

import io.worklog.client.ApiJson;
import io.worklog.client.WorklogClient;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;

/** Who works with a server from this command line. */
final class People {
    private static final String KEYS = "/api/v1/keys";

    private People() {}

    /** What the caller is called. */
    static String me(WorklogClient server) {
        ApiJson me = server.request("GET", "/api/v1/me").json();
        return me.find("name").orElseGet(() -> me.text("id"));
    }

    /** Makes a key that may do all that its owner may, to be kept instead of the password. */
    static Login keyFor(WorklogClient server, String machine) {
        ApiJson made =
                server.request("POST", KEYS)
                        .body(ApiJson.of("name", machine, "scopes", scopes(server)))
                        .json();
        return new Login(
                server.server().toString(), made.text("secret"), made.object("key").text("id"));
    }

    /** Everything that a permission is called; a key never gives more than its owner has. */
    private static List<String> scopes(WorklogClient server) {
        TreeSet<String> scopes = new TreeSet<>();
        scopes.addAll(server.request("GET", "/api/v1/me").json().texts("permissions"));
        ApiJson roles = server.request("GET", "/api/v1/roles").json();
        for (String kind : List.of("system", "project")) {
            roles.list(kind).forEach(role -> scopes.addAll(role.texts("permissions")));
        }
        return List.copyOf(scopes);
    }

    static void revoke(WorklogClient server, String keyId) {
        String id = URLEncoder.encode(keyId, StandardCharsets.UTF_8);
        server.request("DELETE", KEYS + "/" + id).send();
    }
}
