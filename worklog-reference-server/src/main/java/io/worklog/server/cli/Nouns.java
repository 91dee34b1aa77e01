package io.worklog.server.cli;

import io.worklog.server.cli.RestVerb.Kind;
import picocli.CommandLine;

/** The commands that are about one kind of thing on a server. */
final class Nouns {
    private static final String PROJECT = "/api/v1/projects/{project}";
    private static final String USER = "/api/v1/users/{user}";

    private Nouns() {}

    static CommandLine users(Call call) {
        return new Noun(call, "user")
                .verb(
                        RestVerb.list("list", "/api/v1/users", "id", "loginName", "name", "state")
                                .pagedBy("after")
                                .takes(Kind.QUERY, "--search", "search"))
                .verb(RestVerb.show("show", USER))
                .verb(RestVerb.show("me", "/api/v1/me"))
                .verb(
                        RestVerb.of("create", "POST", "/api/v1/users")
                                .needs(Kind.TEXT, "--login", "loginName")
                                .needs(Kind.TEXT, "--name", "name")
                                .takes(Kind.TEXT, "--email", "email"))
                .verb(RestVerb.of("invite", "POST", USER + "/invitation"))
                .verb(why("disable", USER + "/disable"))
                .verb(why("enable", USER + "/enable"))
                .verb(RestVerb.of("end-sessions", "DELETE", USER + "/sessions"))
                .verb(
                        RestVerb.of("role", "PUT", "/api/v1/roles/{user}")
                                .takes(Kind.TEXT, "--role", "role")
                                .needs(Kind.TEXT, "--reason", "reason"))
                .verb(
                        RestVerb.of("first-role", "POST", "/api/v1/roles/first")
                                .needs(Kind.TEXT, "--user", "user")
                                .needs(Kind.TEXT, "--role", "role")
                                .needs(Kind.TEXT, "--reason", "reason"))
                .line();
    }

    static CommandLine tokens(Call call) {
        return new Noun(call, "token")
                .verb(
                        RestVerb.list(
                                "list", "/api/v1/keys", "id", "name", "endsAt", "lastUsedAt",
                                "scopes"))
                .verb(
                        RestVerb.of("create", "POST", "/api/v1/keys")
                                .needs(Kind.TEXT, "--name", "name")
                                .needs(Kind.LIST, "--scope", "scopes")
                                .takes(Kind.LIST, "--only-project", "projects")
                                .takes(Kind.TEXT, "--ends-at", "endsAt"))
                .verb(RestVerb.of("revoke", "DELETE", "/api/v1/keys/{key}"))
                .line();
    }

    static CommandLine projects(Call call) {
        return new Noun(call, "project")
                .verb(
                        RestVerb.list(
                                        "list", "/api/v1/projects", "id", "name", "state", "roles")
                                .takes(Kind.QUERY, "--search", "q")
                                .takes(Kind.QUERY, "--state", "state"))
                .verb(RestVerb.show("show", PROJECT))
                .verb(
                        RestVerb.of("create", "POST", "/api/v1/projects")
                                .needs(Kind.TEXT, "--name", "name")
                                .takes(Kind.TEXT, "--key", "key")
                                .takes(Kind.TEXT, "--description", "description"))
                .verb(
                        RestVerb.of("rename", "PATCH", PROJECT)
                                .tag(PROJECT)
                                .needs(Kind.TEXT, "--name", "name"))
                .verb(why("archive", PROJECT + "/archive").tag(PROJECT))
                .verb(why("unarchive", PROJECT + "/unarchive").tag(PROJECT))
                .verb(RestVerb.show("members", PROJECT + "/members"))
                .verb(
                        RestVerb.of("member", "PUT", PROJECT + "/members/{user}")
                                .needs(Kind.LIST, "--role", "roles"))
                .verb(RestVerb.of("remove-member", "DELETE", PROJECT + "/members/{user}"))
                .verb(
                        RestVerb.of("transfer", "POST", PROJECT + "/transfer")
                                .needs(Kind.TEXT, "--user", "to")
                                .takes(Kind.TEXT, "--reason", "reason"))
                .verb(RestVerb.list("timeline", PROJECT + "/timeline", "index", "occurredAt", "sentence"))
                .line();
    }

    private static RestVerb why(String name, String path) {
        return RestVerb.of(name, "POST", path).needs(Kind.TEXT, "--reason", "reason");
    }
}
