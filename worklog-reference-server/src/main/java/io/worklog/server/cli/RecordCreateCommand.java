package io.worklog.server.cli;

import io.worklog.client.ApiJson;
import io.worklog.client.ProjectClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code worklog record create}: a record with its files, at once and perhaps submitted. */
@Command(name = "create")
final class RecordCreateCommand implements Callable<Integer> {
    private final Call call;

    @Mixin ServerOptions server;

    @Option(
            names = "--project",
            required = true,
            paramLabel = "PROJECT",
            descriptionKey = "rest.project")
    String project;

    @Option(names = "--title", required = true, paramLabel = "TEXT", descriptionKey = "rest.title")
    String title;

    @Option(
            names = "--content",
            paramLabel = "TEXT",
            defaultValue = "",
            descriptionKey = "rest.content")
    String content;

    @Option(names = "--date", paramLabel = "DATE", descriptionKey = "rest.date")
    @Nullable String date;

    @Option(names = "--minutes", paramLabel = "N", descriptionKey = "rest.minutes")
    @Nullable Long minutes;

    @Option(names = "--tag", paramLabel = "TAG", descriptionKey = "rest.tag")
    List<String> tags = List.of();

    @Option(names = "--file", paramLabel = "FILE", descriptionKey = "record.file")
    List<Path> files = List.of();

    @Option(names = "--submit", descriptionKey = "record.submit")
    boolean submit;

    RecordCreateCommand(Call call) {
        this.call = call;
    }

    @Override
    public Integer call() throws IOException {
        return new Server(call).use(server, project, this::create);
    }

    private int create(ProjectClient client) throws IOException {
        List<String> evidence = new ArrayList<>();
        for (Path file : files) {
            evidence.add(EvidenceCommand.upload(call, client, file).text("id"));
        }
        ApiJson wanted =
                ApiJson.of(
                        "title", title,
                        "content", content,
                        "date", date,
                        "minutes", minutes,
                        "tags", tags.isEmpty() ? null : tags,
                        "evidence", evidence.isEmpty() ? null : evidence);
        var made = client.request("POST", "/records").body(wanted).send();
        ApiJson record = made.json();
        if (submit) {
            record =
                    client.request("POST", "/records/" + record.text("id") + "/submit")
                            .ifMatch(made.etag().orElse(""))
                            .body(ApiJson.of())
                            .json();
        }
        if (call.json()) {
            call.terminal().out().println(record);
        } else {
            call.say("record.done", record.text("id"), record.text("state"), evidence.size());
        }
        return ExitCode.OK;
    }
}
