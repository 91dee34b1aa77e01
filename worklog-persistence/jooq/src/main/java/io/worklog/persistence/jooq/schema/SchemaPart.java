package io.worklog.persistence.jooq.schema;

import java.util.List;

/** Tables that belong together, and the scripts that make them, oldest first. */
public enum SchemaPart {
    /** Logs and their entries. */
    LOG(new SchemaScript(1, "log")),
    /** The event index. */
    EVENT_INDEX(new SchemaScript(2, "event_index")),
    /** Events that wait for the relay. */
    OUTBOX(new SchemaScript(3, "outbox"));

    private final List<SchemaScript> scripts;

    SchemaPart(SchemaScript... scripts) {
        this.scripts = List.of(scripts);
    }

    List<SchemaScript> scripts() {
        return scripts;
    }
}
