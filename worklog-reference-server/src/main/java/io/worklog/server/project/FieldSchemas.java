package io.worklog.server.project;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.Dialects;
import io.worklog.server.api.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/**
 * Checks custom fields by the JSON Schema (draft 2020-12) of their project. Nothing is ever fetched
 * for a schema, and no value can keep the server busy: see {@link SchemaRules}. Thread-safe.
 */
public final class FieldSchemas {
    private static final int KEPT = 256;

    private final Cache<String, Schema> compiled = Caffeine.newBuilder().maximumSize(KEPT).build();
    private final SchemaRegistry registry =
            SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_2020_12,
                    builder -> builder.schemaLoader(loader -> loader.fetchRemoteResources(false)));

    FieldSchemas() {}

    /** What is wrong with a schema; empty where it can be used. */
    List<Problem.Place> faultsOfSchema(JsonNode schema) {
        List<Problem.Place> faults = new ArrayList<>(SchemaRules.faults(schema));
        if (faults.isEmpty()) {
            try {
                Schema meta =
                        registry.getSchema(SchemaLocation.of(Dialects.getDraft202012().getId()));
                for (Error error : meta.validate(schema)) {
                    faults.add(place("/fieldSchema", error));
                }
                compile(schema.toString());
            } catch (SchemaException | IllegalArgumentException broken) {
                faults.add(new Problem.Place("/fieldSchema", "is not a JSON Schema 2020-12"));
            }
        }
        return faults;
    }

    /**
     * What is wrong with the custom fields of a record.
     *
     * @param schema the schema, as the project's settings have it
     * @param fields a JSON object
     */
    public List<Problem.Place> faults(String schema, JsonNode fields) {
        return compile(schema).validate(fields).stream()
                .map(error -> place("/fields", error))
                .toList();
    }

    private Schema compile(String schema) {
        Schema ready = compiled.get(schema, text -> registry.getSchema(text, InputFormat.JSON));
        return Objects.requireNonNull(ready);
    }

    /** The validator's own message would tell the value. */
    private static Problem.Place place(String root, Error error) {
        String at = error.getInstanceLocation().toString();
        String pointer = at.startsWith("$") ? at.substring(1).replace('.', '/') : at;
        return new Problem.Place(root + pointer, "breaks \"" + error.getKeyword() + "\"");
    }
}
