package io.worklog.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.codec.JsonValue.JsonInteger;
import io.worklog.codec.JsonValue.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Objects are the same whether their names came in order or not. */
class SortedMembersTest {
    private static final JsonLimits LIMITS =
            new JsonLimits(JsonLimits.Form.SEALED, 1 << 20, 8, 1 << 16);

    private static JsonObject read(String json) {
        return (JsonObject) StrictJson.parse(json.getBytes(UTF_8), LIMITS);
    }

    private static String object(List<String> names) {
        StringBuilder json = new StringBuilder("{");
        for (int i = 0; i < names.size(); i++) {
            json.append(i == 0 ? "" : ",").append('"').append(names.get(i)).append("\":").append(i);
        }
        return json.append('}').toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a b", "b a", "a b c d e f g h i", "a b c z d y", "z a b c"})
    void membersKeepTheirOrderAndAreFound(String words) {
        List<String> names = words.isEmpty() ? List.of() : List.of(words.split(" "));
        Map<String, JsonValue> expected = new LinkedHashMap<>();
        names.forEach(name -> expected.put(name, new JsonInteger(expected.size())));
        JsonObject object = read(object(names));
        assertThat(object.members().keySet()).containsExactlyElementsOf(names);
        assertThat(object).isEqualTo(new JsonObject(expected));
        assertThat(object.members()).hasSize(names.size()).isEqualTo(expected);
        names.forEach(name -> assertThat(object.get(name)).isEqualTo(expected.get(name)));
        assertThat(object.get("no")).isNull();
        assertThat(object.members().containsKey("no")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a a", "a b a", "b a b", "a b c d e e", "c b a c", "a b c d e f a"})
    void aNameThatStandsTwiceIsRefused(String words) {
        assertThatThrownBy(() -> read(object(List.of(words.split(" ")))))
                .isInstanceOf(JsonException.class)
                .hasMessageContaining("twice");
    }

    @Test
    void nobodyCanChangeThem() {
        Map<String, JsonValue> members = read("{\"a\":1,\"b\":2}").members();
        assertThatThrownBy(() -> members.put("c", new JsonInteger(3)))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(members::clear).isInstanceOf(UnsupportedOperationException.class);
    }
}
