package io.worklog.spring.importer;

import io.worklog.catalog.EventCatalog;
import io.worklog.catalog.EventType;

/**
 * The types of imported events. A host whose catalog refuses unknown types adds this class to it;
 * what an event was called before is in its metadata.
 */
public final class ImportedTypes implements EventCatalog {
    /** An object came into being. */
    public static final EventType<Object> CREATED = told("imported.created");

    /** An object changed. */
    public static final EventType<Object> UPDATED = told("imported.updated");

    /** An object went. */
    public static final EventType<Object> DELETED = told("imported.deleted");

    /** Something else happened. */
    public static final EventType<Object> HAPPENED = told("imported.event");

    /** An import began: from where, and how much there was to read. */
    public static final EventType<Object> OPENED = told("imported.import.opened");

    /** An import ended: how much was read, and the digest of it all. */
    public static final EventType<Object> CLOSED = told("imported.import.closed");

    private ImportedTypes() {}

    private static EventType<Object> told(String name) {
        return EventType.named(name);
    }
}
