package io.worklog.server.cli;

import io.worklog.AuditLog;
import io.worklog.EventPage;
import io.worklog.ObjectState;
import io.worklog.RecordedEvent;
import io.worklog.Worklog;
import io.worklog.codec.JsonValue;
import io.worklog.codec.JsonValue.JsonArray;
import io.worklog.query.EventQuery;
import io.worklog.query.PageRequest;
import io.worklog.server.export.EventJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code worklog history}: one object's timeline, or what it looked like at a time. */
@Command(name = "history")
final class HistoryCommand implements Callable<Integer> {
    private final Call call;

    @Mixin LogOptions target;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "100",
            descriptionKey = "history.limit")
    int limit;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            descriptionKey = "history.at",
            converter = Times.class)
    @Nullable Instant at;

    @Parameters(
            paramLabel = "TYPE:ID",
            descriptionKey = "history.object",
            converter = TargetRef.Converter.class)
    TargetRef object;

    HistoryCommand(Call call) {
        this.call = call;
    }

    @Override
    public Integer call() {
        try (Worklog worklog = call.session().read(target.place())) {
            AuditLog log = call.session().log(worklog, target.log);
            if (at == null) {
                timeline(log);
            } else {
                state(log.stateAsOf(object.type(), object.id(), at));
            }
        }
        return ExitCode.OK;
    }

    private void timeline(AuditLog log) {
        EventQuery query = EventQuery.of(log.id()).target(object.type(), object.id()).build();
        List<RecordedEvent> events = oldest(log, query);
        if (call.json()) {
            List<JsonValue> all = events.stream().<JsonValue>map(EventJson::of).toList();
            Json answer = Json.object().put("type", object.type()).put("id", object.id());
            call.terminal().out().println(answer.add("events", new JsonArray(all)));
            return;
        }
        call.say("history.title", object.type(), Terminal.plain(object.id()), events.size());
        Timeline timeline = new Timeline(call, object);
        events.forEach(timeline::print);
    }

    /** So many as were asked for, however many pages they fill. */
    private List<RecordedEvent> oldest(AuditLog log, EventQuery query) {
        List<RecordedEvent> events = new ArrayList<>();
        String cursor = null;
        do {
            PageRequest rest = PageRequest.oldest(limit - events.size());
            EventPage page = log.find(query, rest.after(cursor));
            events.addAll(page.events());
            cursor = page.nextCursor();
        } while (cursor != null && events.size() < limit);
        return events;
    }

    private void state(ObjectState state) {
        if (call.json()) {
            Json values = Json.object();
            state.values().forEach((path, value) -> values.put(path, value.text()));
            call.terminal()
                    .out()
                    .println(
                            Json.object()
                                    .put("type", object.type())
                                    .put("id", object.id())
                                    .put("at", state.at().toString())
                                    .put("values", values));
            return;
        }
        call.say("history.state", object.type(), object.id(), Times.shown(state.at()));
        state.values()
                .forEach((path, value) ->
                        call.terminal().line("  " + Terminal.plain(path + " = " + value.text())));
    }
}
