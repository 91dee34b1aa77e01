package io.worklog.server.mapping;

import io.worklog.codec.JsonException;
import io.worklog.codec.JsonLimits;
import io.worklog.codec.JsonValue;
import io.worklog.codec.StrictJson;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads mapping files and says exactly what is wrong with one. */
final class MappingReader {
    private static final String[] PARTS = {
        "name",
        "description",
        "require",
        "key",
        "type",
        "verb",
        "severity",
        "tenant",
        "occurredAt",
        "actor",
        "targets",
        "outcome",
        "outcomeDetail",
        "reason",
        "message",
        "changes",
        "context",
        "correlationId",
        "causationId",
        "batchId",
        "metadata"
    };
    private static final List<String> PLAIN =
            List.of(
                    "key",
                    "type",
                    "verb",
                    "severity",
                    "tenant",
                    "occurredAt",
                    "outcome",
                    "outcomeDetail",
                    "reason",
                    "correlationId",
                    "causationId",
                    "batchId");

    private MappingReader() {}

    /**
     * The mapping in a file's bytes.
     *
     * @param source the file's name, for messages
     */
    static Mapping read(byte[] bytes, String source) {
        Map<String, JsonValue> parts = JsonParts.members(json(bytes, source));
        MappingShape.only(parts, source, PARTS);
        Map<String, Expression> single = new LinkedHashMap<>();
        for (String part : PLAIN) {
            if (parts.containsKey(part)) {
                JsonValue value = MappingShape.required(parts, part, source);
                single.put(part, ExpressionReader.read(value, source + " /" + part));
            }
        }
        for (String part : List.of("key", "type")) {
            MappingShape.required(parts, part, source);
        }
        group(parts, "actor", source, single, "type", "id", "name", "onBehalfOf");
        group(parts, "message", source, single, "key", "args");
        group(
                parts,
                "context",
                source,
                single,
                "ip",
                "userAgent",
                "sessionId",
                "requestId",
                "channel",
                "host");
        return assemble(parts, source, single);
    }

    private static Mapping assemble(
            Map<String, JsonValue> parts, String source, Map<String, Expression> single) {
        String name =
                String.valueOf(
                        MappingShape.text(
                                MappingShape.required(parts, "name", source), source + " /name"));
        String description = MappingShape.text(parts.get("description"), source + " /description");
        return new Mapping(
                name,
                description == null ? "" : description,
                required(parts, source),
                single,
                list(inner(parts, "actor", "onBehalfOf"), source, "id", "type", "name"),
                list(parts.get("targets"), source, "id", "type", "name", "role"),
                MappingShape.expressions(
                        inner(parts, "message", "args"), source + " /message/args"),
                list(parts.get("changes"), source, "path", "op", "old", "new"),
                MappingShape.expressions(parts.get("metadata"), source + " /metadata"));
    }

    private static JsonValue json(byte[] bytes, String source) {
        try {
            return StrictJson.parse(bytes, JsonLimits.foreign());
        } catch (JsonException e) {
            throw new MappingFileException(source + " is not JSON: " + e.getMessage(), e);
        }
    }

    private static @org.jspecify.annotations.Nullable JsonValue inner(
            Map<String, JsonValue> parts, String outer, String name) {
        JsonValue value = parts.get(outer);
        return value == null ? null : JsonParts.members(value).get(name);
    }

    private static void group(
            Map<String, JsonValue> parts,
            String name,
            String source,
            Map<String, Expression> single,
            String... known) {
        JsonValue value = parts.get(name);
        if (value == null) {
            return;
        }
        Map<String, JsonValue> members = JsonParts.members(value);
        MappingShape.only(members, source + " /" + name, known);
        members.forEach((part, expression) -> {
            if (!part.equals("args") && !part.equals("onBehalfOf")) {
                String place = source + " /" + name + "/" + part;
                single.put(name + "." + part, ExpressionReader.read(expression, place));
            }
        });
    }

    private static Map<String, Expression> required(Map<String, JsonValue> parts, String source) {
        Map<String, Expression> required = new LinkedHashMap<>();
        for (String pointer : MappingShape.texts(parts.get("require"), source + " /require")) {
            if (!Pointer.looksLike(pointer)) {
                throw new MappingFileException(
                        source + " /require: \"" + pointer + "\" is no pointer such as /id");
            }
            required.put(pointer, Pointer.of(pointer));
        }
        return required;
    }

    private static List<ListRule> list(
            @org.jspecify.annotations.Nullable JsonValue value, String source, String... known) {
        List<ListRule> rules = new ArrayList<>();
        if (value != null) {
            for (JsonValue each : JsonParts.elements(value)) {
                rules.add(listRule(JsonParts.members(each), source, known));
            }
        }
        return rules;
    }

    private static ListRule listRule(
            Map<String, JsonValue> members, String source, String... known) {
        List<String> allowed = new ArrayList<>(Arrays.asList(known));
        allowed.add("each");
        allowed.add("ifNone");
        MappingShape.only(members, source, allowed.toArray(String[]::new));
        MappingShape.required(members, known[0], source);
        String each = MappingShape.text(members.get("each"), source + " /each");
        String ifNone = MappingShape.text(members.get("ifNone"), source + " /ifNone");
        Map<String, Expression> parts = new LinkedHashMap<>();
        for (String name : known) {
            JsonValue value = members.get(name);
            if (value != null) {
                parts.put(name, ExpressionReader.read(value, source + " /" + name));
            }
        }
        return new ListRule(each == null ? null : Pointer.of(each), "true".equals(ifNone), parts);
    }

    /** A constant of an enum, written as in an event: lower case. */
    static <E extends Enum<E>> E constant(Class<E> type, String text) {
        try {
            return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new MappingFileException(
                    "a mapping gives \""
                            + text
                            + "\" as "
                            + type.getSimpleName()
                            + "; use "
                            + Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT),
                    e);
        }
    }
}
