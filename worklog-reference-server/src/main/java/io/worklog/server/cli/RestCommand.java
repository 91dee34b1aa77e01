package io.worklog.server.cli;

import io.worklog.client.ApiJson;
import io.worklog.client.ApiRequest;
import io.worklog.client.WorklogClient;
import io.worklog.server.cli.RestVerb.Field;
import io.worklog.server.cli.RestVerb.Kind;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** A command that is one request, or the pages of one list. */
final class RestCommand implements Callable<Integer> {
    private static final int DEFAULT_LIMIT = 50;
    private static final String LIMIT = "--limit";

    private final Call call;
    private final RestVerb verb;
    private final ServerOptions server = new ServerOptions();
    private final CommandSpec spec;

    private RestCommand(Call call, RestVerb verb) {
        this.call = call;
        this.verb = verb;
        this.spec = CommandSpec.wrapWithoutInspection(this).name(verb.name());
    }

    static CommandLine of(Call call, RestVerb verb) {
        RestCommand command = new RestCommand(call, verb);
        command.spec.addMixin("server", CommandSpec.forAnnotatedObject(command.server));
        command.addOptions();
        return new CommandLine(command.spec);
    }

    private void addOptions() {
        if (verb.ofProject()) {
            spec.addOption(option("--project", true, false));
        }
        for (Field field : verb.fields()) {
            spec.addOption(
                    field.kind() == Kind.FLAG
                            ? flag(field.option())
                            : option(field.option(), field.required(), field.kind() == Kind.LIST));
        }
        if (!verb.columns().isEmpty()) {
            spec.addOption(option(LIMIT, false, false));
        }
        int index = 0;
        for (String argument : verb.arguments()) {
            spec.addPositional(
                    PositionalParamSpec.builder()
                            .index(Integer.toString(index++))
                            .arity("1")
                            .paramLabel(argument.toUpperCase(Locale.ROOT))
                            .descriptionKey("rest." + argument)
                            .type(String.class)
                            .build());
        }
    }

    private static OptionSpec option(String name, boolean required, boolean several) {
        String word = name.substring(2);
        return OptionSpec.builder(name)
                .required(required)
                .arity("1")
                .type(several ? String[].class : String.class)
                .paramLabel(word.toUpperCase(Locale.ROOT).replace('-', '_'))
                .descriptionKey("rest." + word)
                .build();
    }

    private static OptionSpec flag(String name) {
        return OptionSpec.builder(name)
                .arity("0")
                .type(boolean.class)
                .descriptionKey("rest." + name.substring(2))
                .build();
    }

    @Override
    public Integer call() throws IOException {
        return new Server(call).use(server, this::run);
    }

    private int run(WorklogClient client) {
        String project =
                verb.ofProject() ? Server.id(client, String.valueOf(text("--project"))) : "";
        ApiRequest request =
                client.request(verb.method(), path(verb.path(), project)).pagedBy(verb.paging());
        ApiJson body = say(request);
        if (verb.tagged()) {
            request.ifMatch(
                    client.request("GET", path(verb.tagPath(), project)).send().etag().orElse("*"));
        }
        if (!verb.columns().isEmpty()) {
            String limit = text(LIMIT);
            int most = limit == null ? DEFAULT_LIMIT : Integer.parseInt(limit);
            return new Shown(call)
                    .all(request.items(), most, verb.columns().toArray(String[]::new));
        }
        if (!verb.method().equals("GET") && !verb.method().equals("DELETE")) {
            request.body(body);
        }
        ApiJson answer = request.json();
        return answer.value().members().isEmpty() ? done() : new Shown(call).one(answer);
    }

    private int done() {
        if (call.json()) {
            call.terminal().out().println(Json.object().put("done", true));
        } else {
            call.say("rest.done");
        }
        return ExitCode.OK;
    }

    /** Puts what the caller said into the address, or into the body that is returned. */
    private ApiJson say(ApiRequest request) {
        ApiJson body = ApiJson.of();
        for (Field field : verb.fields()) {
            Object value = value(field);
            if (field.kind() == Kind.QUERY) {
                request.query(field.member(), value);
            } else if (value != null) {
                body = body.with(field.member(), value);
            }
        }
        return body;
    }

    private @Nullable Object value(Field field) {
        Object value = spec.findOption(field.option()).getValue();
        return switch (field.kind()) {
            case FLAG -> Boolean.TRUE.equals(value) ? Boolean.TRUE : null;
            case LIST -> value instanceof String[] texts ? Arrays.asList(texts) : null;
            case NUMBER -> value == null ? null : Long.valueOf(value.toString());
            case TEXT, QUERY -> value;
        };
    }

    private @Nullable String text(String option) {
        return spec.findOption(option).getValue();
    }

    private String path(String template, String project) {
        String path = template.replace("{project}", encoded(project));
        List<String> names = verb.arguments();
        for (int i = 0; i < names.size(); i++) {
            Object argument = spec.positionalParameters().get(i).getValue();
            path = path.replace("{" + names.get(i) + "}", encoded(String.valueOf(argument)));
        }
        return path;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
