package io.worklog.server.cli;

import io.worklog.RecordedEvent;
import io.worklog.event.AuditEvent;
import java.util.List;
import java.util.Locale;

/** Events as rows for a person. */
final class EventTable {
    private final Call call;
    private final Sentences sentences;

    EventTable(Call call) {
        this.call = call;
        this.sentences = new Sentences(call.session().messages());
    }

    void print(List<RecordedEvent> events) {
        Table table =
                new Table(
                        List.of(
                                "#",
                                call.text("column.time"),
                                call.text("column.type"),
                                call.text("column.outcome"),
                                call.text("column.what")));
        for (RecordedEvent recorded : events) {
            AuditEvent event = recorded.event();
            table.row(
                    recorded.index().toString(),
                    Times.shown(event.occurredAt()),
                    event.type().name(),
                    outcome(event),
                    sentences.of(event));
        }
        Terminal terminal = call.terminal();
        table.lines(terminal, call.session().columns()).forEach(terminal::line);
    }

    String outcome(AuditEvent event) {
        return call.text("outcome." + event.outcome().name().toLowerCase(Locale.ROOT));
    }
}
