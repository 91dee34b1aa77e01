package io.worklog.server.cli;

import io.worklog.RecordedEvent;
import io.worklog.event.AuditEvent;
import io.worklog.event.Change;
import io.worklog.event.Outcome;
import io.worklog.event.Target;
import java.util.List;

/** An object's events as a person reads them: when, who did what, why, what became different. */
final class Timeline {
    private static final int SHOWN_CHANGES = 8;

    private final Call call;
    private final TargetRef object;
    private final Sentences sentences;
    private final EventTable words;

    Timeline(Call call, TargetRef object) {
        this.call = call;
        this.object = object;
        this.sentences = new Sentences(call.session().messages());
        this.words = new EventTable(call);
    }

    void print(RecordedEvent recorded) {
        AuditEvent event = recorded.event();
        Terminal terminal = call.terminal();
        String role = role(event);
        String head =
                terminal.bold("#" + recorded.index())
                        + "  "
                        + Times.shown(event.occurredAt())
                        + "  ";
        String end =
                event.outcome() == Outcome.SUCCESS
                        ? ""
                        : "  " + terminal.red("[" + words.outcome(event) + "]");
        terminal.line(head + sentences.of(event) + (role.isEmpty() ? "" : "  · " + role) + end);
        if (event.reason() != null && !event.reason().isBlank()) {
            String reason = event.reason().lines().findFirst().orElse("");
            terminal.line("      " + terminal.dim(call.text("history.reason", reason)));
        }
        changes(event.changes());
        if (!recorded.withheld().isEmpty()) {
            terminal.line("      " + call.text("history.withheld", recorded.withheld().size()));
        }
    }

    private String role(AuditEvent event) {
        return event.targets().stream()
                .filter(t -> t.type().equals(object.type()) && t.id().equals(object.id()))
                .map(Target::role)
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .map(Terminal::plain)
                .orElse("");
    }

    /** The changes of the object itself where the event tells them apart, else the first few. */
    private void changes(List<Change> all) {
        List<Change> own =
                all.stream().filter(change -> change.path().equals(object.id())).toList();
        List<Change> shown = own.isEmpty() ? all : own;
        shown.stream()
                .limit(SHOWN_CHANGES)
                .forEach(change -> call.terminal().line("      " + sentences.change(change)));
        if (shown.size() > SHOWN_CHANGES) {
            call.terminal()
                    .line("      " + call.text("history.more", shown.size() - SHOWN_CHANGES));
        }
    }
}
