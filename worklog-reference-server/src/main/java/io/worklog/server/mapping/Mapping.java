package io.worklog.server.mapping;

import io.worklog.codec.JsonValue;
import io.worklog.event.AuditEvent;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where each part of an event stands in a line of somebody else's audit records.
 *
 * @param name what it is called; the first part of every idempotency key
 * @param description one sentence about the records it reads
 * @param required what a line must have to be an event
 * @param single the parts that an event has once, by their names in a mapping file
 * @param onBehalfOf parties for whom the actor acted
 * @param targets the rules for targets, in order
 * @param messageArgs arguments of the message
 * @param changes the rules for changes, in order
 * @param metadata further pairs
 */
public record Mapping(
        String name,
        String description,
        Map<String, Expression> required,
        Map<String, Expression> single,
        List<ListRule> onBehalfOf,
        List<ListRule> targets,
        Map<String, Expression> messageArgs,
        List<ListRule> changes,
        Map<String, Expression> metadata) {
    public Mapping {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(description, "description");
        required = Map.copyOf(required);
        single = Map.copyOf(single);
        onBehalfOf = List.copyOf(onBehalfOf);
        targets = List.copyOf(targets);
        messageArgs = Map.copyOf(messageArgs);
        changes = List.copyOf(changes);
        metadata = Map.copyOf(metadata);
    }

    /**
     * The event that a line tells of.
     *
     * @param line the parsed line
     * @param digest lower-case hex SHA-256 of its bytes
     * @param stamp what the importer gives to the event
     * @throws UnmappableLineException if the line lacks what the mapping needs
     */
    public AuditEvent map(JsonValue line, String digest, ImportStamp stamp)
            throws UnmappableLineException {
        return new EventMaker(this, new Scope(line, line, name, digest), stamp).make();
    }

    /** One of the single parts, where the mapping has it and the line too. */
    @Nullable String read(String part, Scope scope) {
        Expression expression = single.get(part);
        return expression == null ? null : expression.read(scope);
    }
}
