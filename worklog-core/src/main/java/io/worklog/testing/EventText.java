package io.worklog.testing;

import io.worklog.RecordedEvent;
import io.worklog.event.AuditEvent;
import io.worklog.event.Change;
import io.worklog.event.ChangeValue;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Events as lines a person reads in a failed test. */
final class EventText {
    private static final int MOST = 20;

    private EventText() {}

    static String list(List<RecordedEvent> events) {
        if (events.isEmpty()) {
            return "\n  nothing";
        }
        String lines =
                events.stream().limit(MOST).map(EventText::line).collect(Collectors.joining());
        int more = events.size() - MOST;
        return more > 0 ? lines + "\n  and " + more + " more" : lines;
    }

    private static String line(RecordedEvent recorded) {
        AuditEvent event = recorded.event();
        String targets =
                event.targets().stream()
                        .map(target -> target.type() + "/" + target.id())
                        .collect(Collectors.joining(" "));
        String reason = event.reason() == null ? "" : " because \"" + event.reason() + "\"";
        String changes =
                event.changes().stream().map(EventText::change).collect(Collectors.joining());
        return "\n  #"
                + recorded.index()
                + " "
                + event.type().name()
                + " by "
                + event.actor().id()
                + " on "
                + targets
                + " "
                + event.outcome()
                + reason
                + changes;
    }

    private static String change(Change change) {
        return "\n      "
                + change.path()
                + ": "
                + side(change.oldValue())
                + " -> "
                + side(change.newValue());
    }

    private static String side(@Nullable ChangeValue value) {
        return value == null ? "nothing" : value.text();
    }
}
