package io.worklog.server.log;

import io.worklog.catalog.EventType;
import io.worklog.server.api.Words;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A version of an event type.
 *
 * @param name such as {@code billing.invoice.refunded}
 * @param version from 1 upward
 * @param own whether it is the server's own, which no application may send
 * @param description what such events say
 * @param targetType kind of object that one of its targets must be
 * @param verb verb of an event that names none
 * @param severity severity of an event that names none
 * @param reasonRequired whether an event must give a reason
 * @param personal properties that are sealed as commitments and can be erased
 * @param secret properties that are masked
 * @param hasSchema whether events as sent are held to a JSON Schema of their own
 * @param registeredAt when; null of the server's own
 * @param registeredBy by which user; null of the server's own
 */
record TypeView(
        String name,
        int version,
        boolean own,
        @Nullable String description,
        @Nullable String targetType,
        String verb,
        String severity,
        boolean reasonRequired,
        List<String> personal,
        List<String> secret,
        boolean hasSchema,
        @Nullable Instant registeredAt,
        @Nullable String registeredBy) {

    static TypeView of(RegisteredType registered) {
        return of(
                registered.type(),
                registered.definition().description(),
                registered.schema() != null,
                registered);
    }

    static TypeView own(EventType<?> type) {
        return of(type, null, false, null);
    }

    private static TypeView of(
            EventType<?> type,
            @Nullable String description,
            boolean hasSchema,
            @Nullable RegisteredType registered) {
        return new TypeView(
                type.name(),
                type.version(),
                registered == null,
                description,
                type.targetType().orElse(null),
                Words.of(type.verb()),
                Words.of(type.severity()),
                type.requiresReason(),
                type.personalNames().stream().sorted().toList(),
                type.secretNames().stream().sorted().toList(),
                hasSchema,
                registered == null ? null : registered.registeredAt(),
                registered == null ? null : registered.registeredBy());
    }
}
