package io.worklog.spring.reference;

import static io.worklog.spring.reference.Schema.array;
import static io.worklog.spring.reference.Schema.names;
import static io.worklog.spring.reference.Schema.object;

import io.worklog.catalog.EventType;
import io.worklog.codec.EventCodec;
import io.worklog.codec.JsonValue;
import io.worklog.codec.JsonValue.JsonObject;
import io.worklog.event.FieldClass;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The JSON Schema (draft 2020-12) of the events of one type and version. It takes the sealed form,
 * with the values of personal fields in their places or without them, and the form that the command
 * line exports.
 */
final class EventSchema {
    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private final EventType<?> type;
    private final List<JsonValue> rules = new ArrayList<>();

    private EventSchema(EventType<?> type) {
        this.type = type;
    }

    static JsonObject of(EventType<?> type) {
        EventSchema schema = new EventSchema(type);
        schema.addKind();
        schema.addTarget();
        schema.addReason();
        schema.addSecrets();
        return object(
                "$schema",
                DIALECT,
                "$id",
                "urn:worklog:event:" + type.name() + ":" + type.version(),
                "title",
                type.name() + " version " + type.version(),
                "allOf",
                array(schema.rules),
                "$defs",
                Schema.definitions());
    }

    static String fileName(EventType<?> type) {
        return type.name() + ".v" + type.version() + ".schema.json";
    }

    private void addKind() {
        rules.add(object("$ref", "#/$defs/event"));
        rules.add(
                properties(
                        "type",
                        object("const", type.name()),
                        "typeVersion",
                        object("const", type.version())));
    }

    private void addTarget() {
        type.targetType()
                .ifPresent(kind -> {
                    JsonObject one =
                            object(
                                    "properties",
                                    object("type", object("const", kind)),
                                    "required",
                                    names("type"));
                    rules.add(properties("targets", object("contains", one)));
                });
    }

    /** A reason that is personal may be withheld; then its commitment says that it was given. */
    private void addReason() {
        if (!type.requiresReason()) {
            return;
        }
        if (type.fields().classOf("/reason") == FieldClass.PERSONAL) {
            JsonObject committed =
                    object(
                            "required",
                            names("commitments"),
                            "properties",
                            object("commitments", object("required", names("/reason"))));
            JsonObject withheld =
                    object(
                            "required",
                            names("withheld"),
                            "properties",
                            object("withheld", object("contains", object("const", "/reason"))));
            rules.add(
                    object(
                            "anyOf",
                            array(
                                    List.of(
                                            object("required", names("reason")),
                                            committed,
                                            withheld))));
            return;
        }
        rules.add(object("required", names("reason")));
        rules.add(properties("reason", object("pattern", "\\S")));
    }

    private void addSecrets() {
        for (String name : type.secretNames().stream().sorted().toList()) {
            if (name.startsWith("/")) {
                addSecretField(name);
            } else {
                rules.add(properties("changes", object("items", maskedChange(name))));
                addSecretPair(name);
            }
        }
    }

    /** Wherever the property stands, its values are masked. */
    private static JsonObject maskedChange(String name) {
        JsonObject masked = object("$ref", "#/$defs/masked");
        return object(
                "if",
                object(
                        "required",
                        names("path"),
                        "properties",
                        object("path", object("pattern", NamePattern.of(name)))),
                "then",
                properties("old", masked, "new", masked));
    }

    private void addSecretPair(String name) {
        JsonObject masked = object("properties", object(name, mask()));
        rules.add(
                properties(
                        "metadata",
                        masked,
                        "message",
                        object("properties", object("args", masked))));
    }

    /** A field of the event itself, such as {@code /reason} or {@code /actor/name}. */
    private void addSecretField(String path) {
        JsonObject rule = mask();
        String[] steps = path.substring(1).split("/");
        for (int i = steps.length - 1; i >= 0; i--) {
            String step = steps[i].replace("~1", "/").replace("~0", "~");
            rule = step.equals("*") ? object("items", rule) : properties(step, rule);
        }
        if (!steps[0].equals("changes")) {
            rules.add(rule);
        }
    }

    private static JsonObject mask() {
        return object("const", EventCodec.MASK);
    }

    private static JsonObject properties(Object... namesAndSchemas) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("properties", object(namesAndSchemas));
        return new JsonObject(members);
    }
}
