package io.worklog.server.log;

import io.worklog.catalog.EventType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A type that a project registered, ready to hold events to it.
 *
 * @param definition as it was registered
 * @param type the library's rules
 * @param schema what an event as sent must keep to
 * @param registeredAt when
 * @param registeredBy by which user
 */
record RegisteredType(
        TypeDefinition definition,
        EventType<Object> type,
        @Nullable TypeSchema schema,
        Instant registeredAt,
        String registeredBy) {}
