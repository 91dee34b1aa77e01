package io.worklog.catalog.host;

import io.worklog.catalog.EventCatalog;
import io.worklog.catalog.EventType;

/** Catalogs as a host has them: in a package of its own. */
public final class HostClasses {
    private HostClasses() {}

    /** A catalog that the library cannot read. */
    public static Class<? extends EventCatalog> hidden() {
        return Hidden.class;
    }

    static final class Hidden implements EventCatalog {
        public static final EventType<Object> A = EventType.named("a");

        private Hidden() {}
    }
}
