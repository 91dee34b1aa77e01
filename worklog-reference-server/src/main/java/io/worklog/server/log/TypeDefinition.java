package io.worklog.server.log;

import io.worklog.catalog.EventType;
import io.worklog.event.Severity;
import io.worklog.event.Verb;
import io.worklog.server.api.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a project says of one version of an event type. A version never changes.
 *
 * @param name such as {@code billing.invoice.refunded}: a-z, 0-9, '.', '_' and '-', at most 128
 * @param version from 1 upward; the one after the newest unless given
 * @param description what such events say, for people; at most 500 characters
 * @param targetType kind of object that one of its targets must be
 * @param verb verb of an event that names none; other unless given
 * @param severity severity of an event that names none; info unless given
 * @param reasonRequired whether an event must give a reason
 * @param personal properties whose values are sealed as commitments and can be erased: names of
 *     changed properties, metadata keys and message arguments, or paths such as /reason
 * @param secret properties whose values are masked before anything is stored
 * @param schema JSON Schema (draft 2020-12) that the event as sent must keep to
 */
record TypeDefinition(
        String name,
        @Nullable Integer version,
        @Nullable String description,
        @Nullable String targetType,
        @Nullable String verb,
        @Nullable String severity,
        @Nullable Boolean reasonRequired,
        @Nullable List<String> personal,
        @Nullable List<String> secret,
        @Nullable JsonNode schema) {
    private static final Words<Verb> VERBS = new Words<>(Verb.values());
    private static final Words<Severity> SEVERITIES = new Words<>(Severity.values());

    TypeDefinition {
        schema = schema == null || schema.isNull() ? null : schema;
    }

    /** The same in a version. */
    TypeDefinition in(int number) {
        return new TypeDefinition(
                name,
                number,
                description,
                targetType,
                verb,
                severity,
                reasonRequired,
                personal,
                secret,
                schema);
    }

    /**
     * The rules as the library holds events to them.
     *
     * @throws IllegalArgumentException naming what is wrong
     */
    EventType<Object> eventType() {
        EventType<Object> type = EventType.named(name).version(version == null ? 1 : version);
        type = targetType == null ? type : type.target(targetType);
        type = verb == null ? type : type.verb(word(VERBS, verb, "verb"));
        type = severity == null ? type : type.severity(word(SEVERITIES, severity, "severity"));
        type = Boolean.TRUE.equals(reasonRequired) ? type.reasonRequired() : type;
        for (String property : personal == null ? List.<String>of() : personal) {
            type = type.personal(property);
        }
        for (String property : secret == null ? List.<String>of() : secret) {
            type = type.secret(property);
        }
        return type;
    }

    private static <E extends Enum<E>> E word(Words<E> words, String word, String what) {
        E constant = words.find(word);
        if (constant == null) {
            throw new IllegalArgumentException(what + " must be one of " + words.known());
        }
        return constant;
    }
}
