package io.worklog.testing;

import io.worklog.AuditLog;
import io.worklog.RecordedEvent;
import io.worklog.log.LogIndex;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where assertions begin:
 *
 * <pre>{@code
 * assertThat(log).recorded("order.paid").by("alice").target("order", "o-1").once();
 * }</pre>
 */
public final class WorklogAssertions {
    private WorklogAssertions() {}

    /** Says something about what is in a log by now. */
    public static LogAssert assertThat(AuditLog log) {
        try (Stream<RecordedEvent> all = log.read(LogIndex.of(0))) {
            List<RecordedEvent> events = all.toList();
            return new LogAssert(events);
        }
    }
}
