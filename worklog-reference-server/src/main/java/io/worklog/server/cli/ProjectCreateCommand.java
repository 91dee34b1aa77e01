package io.worklog.server.cli;

import io.worklog.client.ApiJson;
import io.worklog.client.WorklogClient;
import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code worklog project create}: a project of one's own, with what else one is in it. */
@Command(name = "create")
final class ProjectCreateCommand implements Callable<Integer> {
    private static final String PROJECTS = "/api/v1/projects";

    private final Call call;

    @Mixin ServerOptions server;

    @Option(names = "--name", required = true, paramLabel = "NAME", descriptionKey = "rest.name")
    String name;

    @Option(names = "--key", paramLabel = "KEY", descriptionKey = "rest.key")
    @Nullable String key;

    @Option(names = "--description", paramLabel = "TEXT", descriptionKey = "rest.description")
    @Nullable String description;

    @Option(names = "--role", paramLabel = "ROLE", descriptionKey = "project.role")
    List<String> roles = List.of();

    ProjectCreateCommand(Call call) {
        this.call = call;
    }

    @Override
    public Integer call() throws IOException {
        return new Server(call).use(server, this::create);
    }

    private int create(WorklogClient client) {
        ApiJson wanted = ApiJson.of("name", name, "key", key, "description", description);
        ApiJson made = client.request("POST", PROJECTS).body(wanted).json();
        if (!roles.isEmpty()) {
            TreeSet<String> all = new TreeSet<>(roles);
            all.add("OWNER");
            String me = client.request("GET", "/api/v1/me").json().text("id");
            client.project(made.text("id"))
                    .request("PUT", "/members/" + me)
                    .body(ApiJson.of("roles", List.copyOf(all)))
                    .send();
        }
        return new Shown(call).one(made);
    }
}
