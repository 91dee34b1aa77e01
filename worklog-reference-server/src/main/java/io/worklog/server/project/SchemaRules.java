package io.worklog.server.project;

import io.worklog.server.api.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import tools.jackson.databind.JsonNode;

/**
 * What a project's schema may hold, so that one owner's schema cannot keep the server busy or have
 * it fetch something: no references to elsewhere, no identifiers of its own, and patterns whose
 * matching time is bounded (no repeated groups, no back references, two unbounded repeats at most).
 */
final class SchemaRules {
    private static final int MAX_CHARACTERS = 32_768;
    private static final int MAX_DEPTH = 16;
    private static final int MAX_PATTERN = 120;
    private static final int MAX_REPEATS = 2;
    private static final Set<String> REFERENCES = Set.of("$ref", "$dynamicRef", "$recursiveRef");
    private static final Set<String> NOT_OFFERED =
            Set.of("$id", "$vocabulary", "patternProperties");
    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
    private static final Pattern REPEATED_GROUP = Pattern.compile("\\)[*+?{]");
    private static final Pattern BACK_REFERENCE = Pattern.compile("\\\\[1-9k]");
    private static final Pattern UNBOUNDED = Pattern.compile("(?<!\\\\)(?:[*+]|\\{\\d*,})");

    private final List<Problem.Place> faults = new ArrayList<>();

    private SchemaRules() {}

    static List<Problem.Place> faults(JsonNode schema) {
        SchemaRules rules = new SchemaRules();
        if (!schema.isObject() || !"object".equals(schema.path("type").asString(""))) {
            rules.add("/fieldSchema", "must be a JSON Schema of type \"object\"");
        } else if (schema.toString().length() > MAX_CHARACTERS) {
            rules.add("/fieldSchema", "must be at most " + MAX_CHARACTERS + " characters");
        } else {
            rules.walk("/fieldSchema", schema, 0);
        }
        return rules.faults;
    }

    private void add(String pointer, String fault) {
        faults.add(new Problem.Place(pointer, fault));
    }

    private void walk(String at, JsonNode node, int depth) {
        if (depth > MAX_DEPTH) {
            add(at, "is deeper than " + MAX_DEPTH + " levels");
            return;
        }
        node.forEachEntry((name, value) -> {
            String here = at + "/" + name;
            keyword(here, name, value);
            walk(here, value, depth + 1);
        });
        int index = 0;
        if (node.isArray()) {
            for (JsonNode value : node) {
                walk(at + "/" + index++, value, depth + 1);
            }
        }
    }

    private void keyword(String at, String name, JsonNode value) {
        if (REFERENCES.contains(name) && !value.asString("").startsWith("#")) {
            add(at, "must point into this schema: begin with #");
        }
        if (NOT_OFFERED.contains(name) && !at.contains("/properties/" + name)) {
            add(at, "is not offered here");
        }
        if (name.equals("$schema") && !value.asString("").equals(DIALECT)) {
            add(at, "must be " + DIALECT);
        }
        if (name.equals("pattern") && value.isString()) {
            pattern(at, value.asString());
        }
    }

    private void pattern(String at, String pattern) {
        if (pattern.length() > MAX_PATTERN
                || REPEATED_GROUP.matcher(pattern).find()
                || BACK_REFERENCE.matcher(pattern).find()
                || UNBOUNDED.matcher(pattern).results().count() > MAX_REPEATS) {
            add(
                    at,
                    "must be at most 120 characters without repeated groups or back references,"
                            + " with at most 2 unbounded repeats");
            return;
        }
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            add(at, "is not a regular expression: " + e.getDescription());
        }
    }
}
