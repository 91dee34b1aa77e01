package io.worklog.server.cli;

import io.worklog.client.ApiJson;
import io.worklog.client.EventSearch;
import io.worklog.client.EventTail;
import io.worklog.client.ProjectClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The log of a project, read through its server. */
final class RemoteLogs {
    private final Call call;
    private final AnyLogOptions target;

    RemoteLogs(Call call, AnyLogOptions target) {
        this.call = call;
        this.target = target;
    }

    private int use(Server.ProjectWork work) throws IOException {
        return new Server(call).use(target.options(), target.log, work);
    }

    /** Prints one page of what is found. */
    int query(EventSearch search) throws IOException {
        return use(project -> {
            ApiJson page = project.eventPage(search);
            if (call.json()) {
                call.terminal().out().println(page);
            } else {
                print(page);
            }
            return ExitCode.OK;
        });
    }

    private void print(ApiJson page) {
        Table table =
                new Table(
                        List.of(
                                "#",
                                call.text("column.time"),
                                call.text("column.type"),
                                call.text("column.outcome"),
                                call.text("column.what")));
        List<ApiJson> events = page.list("items");
        for (ApiJson event : events) {
            table.row(
                    event.text("index"),
                    time(event),
                    event.text("type"),
                    call.text("outcome." + event.text("outcome")),
                    event.find("sentence").orElse(""));
        }
        table.lines(call.terminal(), call.session().columns()).forEach(call.terminal()::line);
        call.terminal().line("");
        ApiJson total = page.object("total");
        call.say(
                total.flag("exact") ? "query.total" : "query.moreThan",
                events.size(),
                total.number("value"));
        page.find("next").ifPresent(next -> call.say("query.next", next));
    }

    private static String time(ApiJson event) {
        return Times.shown(Instant.parse(event.text("occurredAt")));
    }

    /** Prints the newest events, and with follow those that come. */
    int tail(int lines, boolean follow) throws IOException {
        return use(project -> {
            long size = project.request("GET", "/log").json().number("size");
            long from = Math.max(0, size - lines);
            if (follow) {
                follow(project, from);
            } else {
                project.events(EventSearch.all().pageSize(Math.clamp(lines, 1, 200)))
                        .limit(lines)
                        .toList()
                        .reversed()
                        .forEach(this::line);
            }
            return ExitCode.OK;
        });
    }

    private void follow(ProjectClient project, long from) {
        try (EventTail tail = project.tail(from)) {
            Optional<ApiJson> event = tail.next();
            while (event.isPresent() && !Thread.currentThread().isInterrupted()) {
                line(event.get());
                event = tail.next();
            }
        }
    }

    private void line(ApiJson event) {
        if (call.json()) {
            call.terminal().out().println(event);
            return;
        }
        String sentence = event.find("sentence").orElseGet(() -> event.text("type"));
        call.terminal().line("#" + event.text("index") + "  " + time(event) + "  " + sentence);
    }

    /** Has the server make an export of events and takes it away. */
    int export(ExportCommand.Format format, ApiJson range, Path out) throws IOException {
        if (format == ExportCommand.Format.c2sp) {
            throw call.failure(ExitCode.USAGE, "error.localFormat", format);
        }
        boolean chinese = call.session().messages().locale().getLanguage().equals("zh");
        ApiJson wanted =
                ApiJson.of(
                        "source",
                        "events",
                        "format",
                        format.name(),
                        "filter",
                        range,
                        "language",
                        chinese ? "zh" : "en");
        return use(project -> {
            TransferBar bar = new TransferBar(call, "export.progress");
            project.export(wanted, out, bar);
            bar.end();
            exported(format, out);
            return ExitCode.OK;
        });
    }

    private void exported(ExportCommand.Format format, Path out) {
        if (call.json()) {
            call.terminal()
                    .out()
                    .println(
                            Json.object()
                                    .put("log", target.log)
                                    .put("format", format.name())
                                    .put("out", out.toString()));
        } else {
            call.say("export.downloaded", out);
        }
    }
}
