package io.worklog.server.cli;

import io.worklog.client.ApiAnswer;
import io.worklog.client.ApiJson;
import io.worklog.client.ProjectClient;
import io.worklog.client.RemoteRecording;
import io.worklog.client.TransferProgress;
import io.worklog.client.WorklogClient;
import io.worklog.server.cli.SeedScenario.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code worklog seed}: a project with made-up work, the same for the same number. */
@Command(name = "seed")
final class SeedCommand implements Callable<Integer> {
    private static final int EVENTS_PER_RECORD = 5;

    private final Call call;

    @Mixin ServerOptions server;

    @Option(
            names = "--scenario",
            paramLabel = "bridge|release",
            defaultValue = "bridge",
            descriptionKey = "seed.scenario")
    String scenario;

    @Option(
            names = "--records",
            paramLabel = "N",
            defaultValue = "20",
            descriptionKey = "seed.records")
    int records;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", descriptionKey = "seed.seed")
    long seed;

    SeedCommand(Call call) {
        this.call = call;
    }

    @Override
    public Integer call() throws IOException {
        if (!SeedScenario.NAMES.contains(scenario)) {
            throw call.failure(
                    ExitCode.USAGE,
                    "error.scenario",
                    scenario,
                    String.join(", ", SeedScenario.NAMES));
        }
        return new Server(call).use(server, this::fill);
    }

    private int fill(WorklogClient client) throws IOException {
        SeedScenario made = SeedScenario.of(scenario);
        Random random = new Random(seed);
        ProjectClient project = project(client, made.project());
        TransferBar bar = new TransferBar(call, "seed.progress");
        long events = 0;
        for (int number = 0; number < records; number++) {
            Work work = made.next(number, random);
            write(project, work);
            events += report(project, made.eventType(), work, number);
            bar.at(number + 1L, records);
        }
        bar.end();
        if (call.json()) {
            call.terminal()
                    .out()
                    .println(
                            Json.object()
                                    .put("project", project.id())
                                    .put("records", records)
                                    .put("events", events));
        } else {
            call.say("seed.done", project.id(), made.project(), records, events);
        }
        return ExitCode.OK;
    }

    /** Whoever seeds plays every part, so nobody else has to approve. */
    private static ProjectClient project(WorklogClient client, String name) {
        ProjectClient project = client.createProject(name);
        String me = client.request("GET", "/api/v1/me").json().text("id");
        project.request("PUT", "/members/" + me)
                .body(ApiJson.of("roles", List.of("OWNER", "RECORDER", "APPROVER")))
                .send();
        ApiAnswer settings = project.request("GET", "/settings").send();
        project.request("PUT", "/settings")
                .ifMatch(settings.etag().orElse(""))
                .body(settings.json().with("fourEyes", false))
                .send();
        return project;
    }

    private static void write(ProjectClient project, Work work) throws IOException {
        List<String> evidence = work.note().isEmpty() ? List.of() : List.of(note(project, work));
        ApiAnswer record =
                project.request("POST", "/records")
                        .body(
                                ApiJson.of(
                                        "title", work.title(),
                                        "content", work.content(),
                                        "date", work.date().toString(),
                                        "minutes", work.minutes(),
                                        "tags", List.of(work.tag()),
                                        "evidence", evidence))
                        .send();
        String id = record.json().text("id");
        String tag = record.etag().orElse("");
        if (work.step() > 0) {
            tag = step(project, id, "submit", tag);
        }
        if (work.step() > 1) {
            step(project, id, work.step() == 2 ? "approve" : "return", tag);
        }
    }

    private static String step(ProjectClient project, String id, String step, String tag) {
        return project.request("POST", "/records/" + id + "/" + step)
                .ifMatch(tag)
                .body(ApiJson.of("reason", "演示数据"))
                .send()
                .etag()
                .orElse("");
    }

    private static String note(ProjectClient project, Work work) throws IOException {
        Path folder = Files.createTempDirectory("worklog-seed");
        Path file = folder.resolve("记录-" + work.date() + ".txt");
        try {
            Files.writeString(file, work.note());
            return project.upload(file, TransferProgress.none()).text("id");
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }

    private static long report(ProjectClient project, String type, Work work, int number) {
        List<RemoteRecording> events = new ArrayList<>();
        for (int i = 0; i < EVENTS_PER_RECORD; i++) {
            events.add(
                    project.record(type)
                            .target("object", work.object())
                            .set("/value", 100 + i, 100 + i + number % 7)
                            .metadata("tag", work.tag())
                            .occurredAt(work.date().atTime(8 + i, 0).toInstant(ZoneOffset.UTC)));
        }
        project.recordAll(events).forEach(result -> result.orThrow());
        return events.size();
    }
}
