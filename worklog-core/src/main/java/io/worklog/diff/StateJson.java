package io.worklog.diff;

import io.worklog.catalog.StateRules;
import io.worklog.codec.CanonicalJson;
import io.worklog.codec.JsonValue;
import io.worklog.codec.JsonValue.JsonArray;
import io.worklog.codec.JsonValue.JsonBoolean;
import io.worklog.codec.JsonValue.JsonInteger;
import io.worklog.codec.JsonValue.JsonNull;
import io.worklog.codec.JsonValue.JsonObject;
import io.worklog.codec.JsonValue.JsonString;
import io.worklog.diff.Node.Branch;
import io.worklog.diff.Node.Elements;
import io.worklog.diff.Node.Leaf;
import io.worklog.event.ChangeValue;
import io.worklog.event.FieldClass;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes one part of a state as canonical JSON, where it can only be told as a whole. What is
 * secret in it is masked; if something in it is personal, the whole is. Used once.
 */
final class StateJson {
    private static final JsonString MASK = new JsonString("***");
    private static final BigInteger MAX = BigInteger.valueOf(JsonInteger.MAX);

    private final StateRules states;
    private final ValueText values;
    private FieldClass strictest = FieldClass.PUBLIC;

    StateJson(StateRules states, ValueText values) {
        this.states = states;
        this.values = values;
    }

    /** The class of what was written. */
    FieldClass strictest() {
        return strictest;
    }

    String write(Path path, Node node) {
        strictest = classOf(path);
        return new String(CanonicalJson.write(json(path, node)), StandardCharsets.UTF_8);
    }

    private FieldClass classOf(Path path) {
        return states.hidesAny() ? states.classOf(path.text()) : FieldClass.PUBLIC;
    }

    private JsonValue json(Path path, Node node) {
        FieldClass here = classOf(path);
        if (here == FieldClass.SECRET) {
            return MASK;
        }
        if (here == FieldClass.PERSONAL && strictest == FieldClass.PUBLIC) {
            strictest = FieldClass.PERSONAL;
        }
        return switch (node) {
            case Leaf leaf -> scalar(values.of(leaf.value()));
            case Branch branch -> object(path, branch);
            case Elements elements -> array(path, elements);
        };
    }

    private JsonValue object(Path path, Branch branch) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        for (int i = 0; i < branch.names().length; i++) {
            Node node = branch.node(i);
            if (node != Leaf.SKIPPED) {
                String name = branch.names()[i];
                members.put(name, json(path.property(name), node));
            }
        }
        return new JsonObject(members);
    }

    private JsonValue array(Path path, Elements elements) {
        List<JsonValue> items =
                elements.items().stream().map(item -> json(path.anywhere(), item)).toList();
        return new JsonArray(items);
    }

    private static JsonValue scalar(ChangeValue value) {
        return switch (value.kind()) {
            case NULL -> JsonNull.NULL;
            case BOOLEAN -> new JsonBoolean(value.text().equals("true"));
            case MASKED -> MASK;
            case INTEGER -> integer(value.text());
            default -> new JsonString(value.text());
        };
    }

    private static JsonValue integer(String text) {
        BigInteger number = new BigInteger(text);
        return number.abs().compareTo(MAX) <= 0
                ? new JsonInteger(number.longValueExact())
                : new JsonString(text);
    }
}
