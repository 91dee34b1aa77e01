package io.worklog.persistence.jooq.schema;

import java.util.List;

/** Tables that belong together, and the scripts that make them, oldest first. */
public enum SchemaPart {
    /** Logs and their entries. */
    LOG,
    /** The event index. */
    EVENT_INDEX,
    /** Events that wait for the relay. */
    OUTBOX;

    List<SchemaScript> scripts() {
        return switch (this) {
            case LOG -> List.of(new SchemaScript(1, "log"));
            case EVENT_INDEX -> List.of(new SchemaScript(2, "event_index"));
            case OUTBOX -> List.of(new SchemaScript(3, "outbox"));
        };
    }
}
