package io.worklog.server.cli;

import io.worklog.client.ProjectClient;
import io.worklog.client.WorklogClient;
import io.worklog.client.WorklogClientBuilder;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opens the server that a command is about, as the person who logged in. */
final class Server {
    static final String URL = "WORKLOG_URL";
    static final String KEY = "WORKLOG_KEY";

    private final Call call;

    Server(Call call) {
        this.call = call;
    }

    /**
     * The server that was named, else that of WORKLOG_URL, else that of the last login. The key is
     * that of WORKLOG_KEY, else that of the login, which goes to no other server than its own.
     */
    WorklogClient open(ServerOptions options) throws IOException {
        Optional<Login> login = login();
        String url =
                address(options)
                        .or(() -> login.map(Login::url))
                        .orElseThrow(() -> call.failure(ExitCode.CONFIGURATION, "error.noServer"));
        String key =
                variable(KEY)
                        .or(() -> login.filter(one -> same(one.url(), url)).map(Login::key))
                        .orElse(null);
        return open(url, key);
    }

    /** The server that was named by an option or by the environment. */
    Optional<String> address(ServerOptions options) {
        return Optional.ofNullable(options.url).or(() -> variable(URL));
    }

    WorklogClient open(String url, @Nullable String key) {
        WorklogClientBuilder builder = builder(url);
        return (key == null ? builder : builder.key(key)).open();
    }

    /** A client that speaks the reader's language. */
    WorklogClientBuilder builder(String url) {
        return WorklogClient.to(uri(url))
                .header("Accept-Language", language())
                .header("User-Agent", "worklog-cli");
    }

    private String language() {
        String language = call.session().messages().locale().getLanguage();
        return language.isEmpty() ? "en" : language;
    }

    Optional<Login> login() throws IOException {
        return Login.read(Login.file(call.session().environment()));
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(call.session().environment().get(name))
                .filter(text -> !text.isBlank());
    }

    private URI uri(String url) {
        try {
            URI uri = URI.create(url.strip());
            if (uri.getHost() != null && String.valueOf(uri.getScheme()).startsWith("http")) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw new CommandException(ExitCode.USAGE, call.text("error.url", url), e);
        }
        throw call.failure(ExitCode.USAGE, "error.url", url);
    }

    private static boolean same(String one, String other) {
        return plain(one).equals(plain(other));
    }

    private static String plain(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    /** Something to do with a server. */
    @FunctionalInterface
    interface Work {
        int with(WorklogClient server) throws IOException;
    }

    /** Something to do with a project of a server. */
    @FunctionalInterface
    interface ProjectWork {
        int with(ProjectClient project) throws IOException;
    }

    int use(ServerOptions options, Work work) throws IOException {
        try (WorklogClient client = open(options)) {
            return work.with(client);
        }
    }

    int use(ServerOptions options, String project, ProjectWork work) throws IOException {
        return use(options, client -> work.with(client.project(id(client, project))));
    }

    /** The id of a project that was named by its id or by its key. */
    static String id(WorklogClient client, String project) {
        if (project.startsWith("prj_")) {
            return project;
        }
        return client.projects()
                .filter(each -> each.find("key").filter(project::equals).isPresent())
                .map(each -> each.text("id"))
                .findFirst()
                .orElse(project);
    }
}
