package io.worklog.spring.reference;

import io.worklog.codec.CanonicalJson;
import io.worklog.codec.JsonValue;
import io.worklog.codec.JsonValue.JsonArray;
import io.worklog.codec.JsonValue.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;

/** JSON with a line for each member, so that differences between two versions can be read. */
final class PrettyJson {
    private final StringBuilder text = new StringBuilder();

    private PrettyJson() {}

    static String write(JsonValue value) {
        PrettyJson json = new PrettyJson();
        json.write(value, "\n");
        return json.text.append('\n').toString();
    }

    private void write(JsonValue value, String line) {
        if (value instanceof JsonObject object && !object.members().isEmpty()) {
            object(object, line);
        } else if (value instanceof JsonArray array && holdsObjects(array)) {
            array(array, line);
        } else {
            text.append(plain(value));
        }
    }

    private static boolean holdsObjects(JsonArray array) {
        return array.elements().stream().anyMatch(JsonObject.class::isInstance);
    }

    private void object(JsonObject object, String line) {
        text.append('{');
        Iterator<Map.Entry<String, JsonValue>> members = object.members().entrySet().iterator();
        while (members.hasNext()) {
            Map.Entry<String, JsonValue> member = members.next();
            text.append(line).append("  ");
            text.append(plain(new JsonValue.JsonString(member.getKey()))).append(": ");
            write(member.getValue(), line + "  ");
            text.append(members.hasNext() ? "," : "");
        }
        text.append(line).append('}');
    }

    private void array(JsonArray array, String line) {
        text.append('[');
        Iterator<JsonValue> elements = array.elements().iterator();
        while (elements.hasNext()) {
            text.append(line).append("  ");
            write(elements.next(), line + "  ");
            text.append(elements.hasNext() ? "," : "");
        }
        text.append(line).append(']');
    }

    private static String plain(JsonValue value) {
        return new String(CanonicalJson.write(value), StandardCharsets.UTF_8);
    }
}
