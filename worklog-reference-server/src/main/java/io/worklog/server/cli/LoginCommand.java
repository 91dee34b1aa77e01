package io.worklog.server.cli;

import io.worklog.client.WorklogClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code worklog login}: keeps a key for a server, so that later commands need none. */
@Command(name = "login")
final class LoginCommand implements Callable<Integer> {
    private static final String PASSWORD = "WORKLOG_PASSWORD";

    private final Call call;

    @Mixin ServerOptions server;

    @Option(names = "--user", paramLabel = "NAME", descriptionKey = "login.user")
    @Nullable String user;

    @Option(names = "--browser", descriptionKey = "login.browser")
    boolean browser;

    @Option(names = "--scope", paramLabel = "SCOPE", descriptionKey = "login.scope")
    List<String> scopes = List.of();

    @Option(names = "--tenant", paramLabel = "NAME", descriptionKey = "login.tenant")
    @Nullable String tenant;

    LoginCommand(Call call) {
        this.call = call;
    }

    @Override
    public Integer call() throws IOException {
        String url =
                new Server(call)
                        .address(server)
                        .orElseThrow(() -> call.failure(ExitCode.USAGE, "error.noServer"));
        Login login = login(url);
        Path file = Login.file(call.session().environment());
        try (WorklogClient client = new Server(call).open(url, login.key())) {
            String who = People.me(client);
            login.write(file);
            if (call.json()) {
                call.terminal().out().println(Json.object().put("url", url).put("user", who));
            } else {
                call.say("login.done", who, url, file);
            }
        }
        return ExitCode.OK;
    }

    private Login login(String url) {
        if (browser) {
            try (WorklogClient nobody = new Server(call).open(url, null)) {
                return new DeviceLogin(call, nobody).run("worklog login, " + machine(), scopes);
            }
        }
        return user == null ? withKey(url) : withPassword(url, user);
    }

    private Login withKey(String url) {
        String key =
                variable(Server.KEY)
                        .or(() -> ask("login.askKey"))
                        .orElseThrow(() -> call.failure(ExitCode.USAGE, "error.noKey"));
        return new Login(url, key.strip(), null);
    }

    /** A password is used once, to make a key that can be revoked by itself. */
    private Login withPassword(String url, String name) {
        String password =
                variable(PASSWORD)
                        .or(() -> ask("login.askPassword"))
                        .orElseThrow(() -> call.failure(ExitCode.USAGE, "error.noPassword"));
        try (WorklogClient person =
                new Server(call).builder(url).login(tenant, name, password).open()) {
            return People.keyFor(person, "worklog login, " + machine());
        }
    }

    private String machine() {
        return variable("HOSTNAME").orElseGet(() -> System.getProperty("os.name", "?"));
    }

    private Optional<String> variable(String name) {
        return new Secrets(call).variable(name);
    }

    private Optional<String> ask(String text) {
        return new Secrets(call).ask(text);
    }

    /** {@code worklog logout}: revokes the key that a login made, and forgets it. */
    @Command(name = "logout")
    static final class Logout implements Callable<Integer> {
        private final Call call;

        Logout(Call call) {
            this.call = call;
        }

        @Override
        public Integer call() throws IOException {
            Path file = Login.file(call.session().environment());
            Optional<Login> login = Login.read(file);
            if (login.isPresent() && login.get().keyId() != null) {
                try (WorklogClient client =
                        new Server(call).open(login.get().url(), login.get().key())) {
                    People.revoke(client, String.valueOf(login.get().keyId()));
                }
            }
            Files.deleteIfExists(file);
            call.note("login.ended");
            return ExitCode.OK;
        }
    }
}
