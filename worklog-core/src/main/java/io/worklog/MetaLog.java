package io.worklog;

import io.worklog.catalog.EventType;
import io.worklog.catalog.WorklogTypes;
import io.worklog.event.Change;
import io.worklog.event.ChangeOp;
import io.worklog.event.ChangeValue;
import io.worklog.event.FieldClass;
import io.worklog.log.LogId;
import java.util.List;

/**
 * What an installation records about its own logs: when it started and stopped, which logs were
 * made and where each of them stood, so that a log that vanished is missed. A head is a change
 * whose path is the log's name and whose new value is its size and its root in hex.
 */
final class MetaLog {
    /** So many heads fit into one event whatever the logs are called. */
    private static final int HEADS_PER_EVENT = 100;

    private final OpenedLog log;

    MetaLog(OpenedLog log) {
        this.log = log;
    }

    LogId id() {
        return log.id();
    }

    /** Takes no more, writes what was taken and seals. */
    void finish() {
        log.drain();
        log.seal();
    }

    void started(List<LogId> logs) {
        begin(WorklogTypes.STARTED, log.id())
                .metadata("logs", Integer.toString(logs.size()))
                .commit();
    }

    void created(LogId id) {
        begin(WorklogTypes.LOG_CREATED, id).commit();
    }

    void heartbeat(List<OpenedLog> logs) {
        heads(WorklogTypes.HEARTBEAT, logs);
    }

    void stopped(List<OpenedLog> logs) {
        heads(WorklogTypes.STOPPED, logs);
    }

    private void heads(EventType<Object> type, List<OpenedLog> logs) {
        int from = 0;
        do {
            int to = Math.min(logs.size(), from + HEADS_PER_EVENT);
            Recording<Object> event = begin(type, log.id());
            logs.subList(from, to).forEach(each -> event.change(head(each)));
            event.commit();
            from = to;
        } while (from < logs.size());
    }

    private static Change head(OpenedLog log) {
        return new Change(
                log.id().value(),
                ChangeOp.SET,
                null,
                ChangeValue.string(log.headText()),
                FieldClass.PUBLIC);
    }

    private Recording<Object> begin(EventType<Object> type, LogId about) {
        return log.recordBySystem(type).target(about.value());
    }
}
