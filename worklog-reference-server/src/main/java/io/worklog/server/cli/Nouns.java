package io.worklog.server.cli;

import io.worklog.server.cli.RestVerb.Kind;
import picocli.CommandLine;

/** The commands that are about one kind of thing on a server. */
final class Nouns {
    private static final String PROJECT = "/api/v1/projects/{project}";
    private static final String RECORDS = PROJECT + "/records";
    private static final String RECORD = RECORDS + "/{record}";
    private static final String EVIDENCE = PROJECT + "/evidence";
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
                                "list",
                                "/api/v1/keys",
                                "id",
                                "name",
                                "endsAt",
                                "lastUsedAt",
                                "scopes"))
                .verb(
                        RestVerb.of("create", "POST", "/api/v1/keys")
                                .needs(Kind.TEXT, "--name", "name")
                                .needs(Kind.LIST, "--scope", "scopes")
                                .takes(Kind.LIST, "--only-project", "projects")
                                .needs(Kind.TEXT, "--ends-at", "endsAt"))
                .verb(RestVerb.of("revoke", "DELETE", "/api/v1/keys/{key}"))
                .line();
    }

    static CommandLine projects(Call call) {
        return new Noun(call, "project")
                .verb(
                        RestVerb.list("list", "/api/v1/projects", "id", "name", "state", "roles")
                                .takes(Kind.QUERY, "--search", "q")
                                .takes(Kind.QUERY, "--state", "state"))
                .verb(RestVerb.show("show", PROJECT))
                .verb("create", new ProjectCreateCommand(call))
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
                .verb(
                        RestVerb.list(
                                "timeline",
                                PROJECT + "/timeline",
                                "index",
                                "occurredAt",
                                "sentence"))
                .line();
    }

    static CommandLine records(Call call) {
        return new Noun(call, "record")
                .verb(
                        RestVerb.list("list", RECORDS, "id", "date", "state", "author", "title")
                                .takes(Kind.QUERY, "--state", "state")
                                .takes(Kind.QUERY, "--author", "author")
                                .takes(Kind.QUERY, "--tag", "tag")
                                .takes(Kind.QUERY, "--search", "q"))
                .verb(RestVerb.show("show", RECORD))
                .verb("create", new RecordCreateCommand(call))
                .verb(
                        RestVerb.of("edit", "PATCH", RECORD)
                                .tag(RECORD)
                                .takes(Kind.TEXT, "--title", "title")
                                .takes(Kind.TEXT, "--content", "content")
                                .takes(Kind.TEXT, "--date", "date")
                                .takes(Kind.NUMBER, "--minutes", "minutes")
                                .takes(Kind.LIST, "--participant", "participants")
                                .takes(Kind.LIST, "--tag", "tags")
                                .takes(Kind.LIST, "--evidence", "evidence"))
                .verb(step("submit"))
                .verb(step("withdraw"))
                .verb(step("approve"))
                .verb(step("return"))
                .verb(step("correct"))
                .verb(step("archive"))
                .verb(
                        RestVerb.of("comment", "POST", RECORD + "/comments")
                                .needs(Kind.TEXT, "--text", "body"))
                .verb(RestVerb.list("comments", RECORD + "/comments", "id", "author", "body"))
                .verb(
                        RestVerb.list(
                                "versions", RECORD + "/versions", "number", "editedAt", "decision"))
                .line();
    }

    static CommandLine evidence(Call call) {
        return new Noun(call, "evidence")
                .verb(
                        RestVerb.list("list", EVIDENCE, "id", "uploadedAt", "state", "size", "name")
                                .takes(Kind.QUERY, "--state", "state"))
                .verb(RestVerb.show("show", EVIDENCE + "/{file}"))
                .verb("upload", new EvidenceCommand.Upload(call))
                .verb("download", new EvidenceCommand.Download(call))
                .line();
    }

    private static RestVerb step(String name) {
        return RestVerb.of(name, "POST", RECORD + "/" + name)
                .tag(RECORD)
                .takes(Kind.TEXT, "--reason", "reason");
    }

    private static RestVerb why(String name, String path) {
        return RestVerb.of(name, "POST", path).needs(Kind.TEXT, "--reason", "reason");
    }
}
