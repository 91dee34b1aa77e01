package io.worklog.server.log;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.worklog.server.api.Problem.Place;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The JSON Schema (draft 2020-12) of an event as it is sent. It may point to places in itself only,
 * and has no patterns: whoever writes one could make every check take for ever. Thread-safe.
 */
final class TypeSchema {
    private static final int MOST_NODES = 5_000;
    private static final int MOST_DEPTH = 32;
    private static final Set<String> NOT_HERE =
            Set.of("pattern", "patternProperties", "$dynamicRef", "$id", "$schema", "$vocabulary");

    private final Schema schema;

    private TypeSchema(Schema schema) {
        this.schema = schema;
    }

    /** A schema without {@link #faults}. */
    static TypeSchema of(JsonNode schema) {
        SchemaRegistry registry =
                SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12,
                        builder ->
                                builder.schemaLoader(loader -> loader.fetchRemoteResources(false)));
        Schema made = registry.getSchema(schema);
        made.initializeValidators();
        return new TypeSchema(made);
    }

    /** What of a schema is not taken here. */
    static List<Place> faults(JsonNode schema, String pointer) {
        List<Place> faults = new ArrayList<>();
        if (!schema.isObject()) {
            faults.add(new Place(pointer, "must be an object: a JSON Schema"));
            return faults;
        }
        int[] nodes = {0};
        look(schema, pointer, 0, nodes, faults);
        if (faults.isEmpty()) {
            compile(schema, pointer, faults);
        }
        return faults;
    }

    private static void compile(JsonNode schema, String pointer, List<Place> faults) {
        try {
            of(schema);
        } catch (RuntimeException e) {
            faults.add(new Place(pointer, "is not a JSON Schema of draft 2020-12"));
        }
    }

    private static void look(
            JsonNode node, String pointer, int depth, int[] nodes, List<Place> faults) {
        if (++nodes[0] > MOST_NODES || depth > MOST_DEPTH) {
            if (faults.isEmpty()) {
                faults.add(new Place(pointer, "is too large or too deep"));
            }
            return;
        }
        if (node.isArray()) {
            node.forEach(each -> look(each, pointer, depth + 1, nodes, faults));
            return;
        }
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            String name = member.getKey();
            String place = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
            JsonNode value = member.getValue();
            if (NOT_HERE.contains(name) && !value.isObject()) {
                faults.add(new Place(place, "is not taken here"));
            } else if (name.equals("patternProperties")) {
                faults.add(new Place(place, "is not taken here"));
            } else if (name.equals("$ref") && !value.asString("").startsWith("#")) {
                faults.add(new Place(place, "must point into this schema: #/…"));
            }
            look(value, place, depth + 1, nodes, faults);
        }
    }

    /** What of an event breaks the schema, by keyword and without its content. */
    List<Place> faults(byte[] event) {
        String text = new String(event, StandardCharsets.UTF_8);
        return schema.validate(text, InputFormat.JSON).stream().map(TypeSchema::place).toList();
    }

    private static Place place(Error error) {
        String property = error.getProperty();
        String at = String.valueOf(error.getInstanceLocation());
        return new Place(
                property == null ? at : at + "/" + property,
                "breaks \"" + error.getKeyword() + "\" of the schema of its type");
    }
}
