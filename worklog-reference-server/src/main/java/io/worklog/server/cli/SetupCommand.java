package io.worklog.server.cli;

import io.worklog.client.ApiJson;
import io.worklog.client.WorklogClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code worklog setup}: makes the first people of a server with the link that it printed. */
@Command(name = "setup")
final class SetupCommand implements Callable<Integer> {
    private static final String TOKEN = "#/setup?token=";

    private final Call call;

    @Parameters(paramLabel = "LINK", descriptionKey = "setup.link")
    String link;

    @Option(
            names = "--admin",
            paramLabel = "NAME",
            defaultValue = "admin",
            descriptionKey = "setup.admin")
    String admin;

    @Option(names = "--member", paramLabel = "NAME", descriptionKey = "setup.member")
    @Nullable String member;

    SetupCommand(Call call) {
        this.call = call;
    }

    @Override
    public Integer call() throws IOException {
        int at = link.indexOf(TOKEN);
        if (at < 0) {
            throw call.failure(ExitCode.USAGE, "error.setupLink");
        }
        String url = server(link.substring(0, at));
        Secrets secrets = new Secrets(call);
        String adminPassword = secrets.need("WORKLOG_ADMIN_PASSWORD", "setup.askPassword", admin);
        String memberPassword =
                member == null
                        ? null
                        : secrets.need("WORKLOG_PASSWORD", "setup.askPassword", member);
        ApiJson wanted =
                ApiJson.of(
                        "token", link.substring(at + TOKEN.length()),
                        "administrator", account(admin, adminPassword),
                        "alsoMember",
                                memberPassword == null
                                        ? null
                                        : account(String.valueOf(member), memberPassword));
        try (WorklogClient nobody = new Server(call).open(url, null)) {
            nobody.request("POST", "/api/v1/setup").body(wanted).send();
        }
        if (member != null) {
            logIn(url, member, String.valueOf(memberPassword));
        }
        report(url);
        return ExitCode.OK;
    }

    private static String server(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    private static ApiJson account(String name, String password) {
        return ApiJson.of("loginName", name, "name", name, "password", password);
    }

    private void logIn(String url, String name, String password) throws IOException {
        Path file = Login.file(call.session().environment());
        try (WorklogClient person =
                new Server(call).builder(url).login(null, name, password).open()) {
            People.keyFor(person, "worklog setup").write(file);
        }
    }

    private void report(String url) {
        if (call.json()) {
            call.terminal()
                    .out()
                    .println(
                            Json.object()
                                    .put("url", url)
                                    .put("administrator", admin)
                                    .put("member", member));
            return;
        }
        call.say("setup.done", admin);
        if (member != null) {
            call.say("setup.loggedIn", member, url);
        }
    }
}
