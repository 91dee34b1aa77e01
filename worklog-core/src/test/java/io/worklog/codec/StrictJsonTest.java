package io.worklog.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.worklog.codec.JsonValue.JsonArray;
import io.worklog.codec.JsonValue.JsonBoolean;
import io.worklog.codec.JsonValue.JsonInteger;
import io.worklog.codec.JsonValue.JsonNull;
import io.worklog.codec.JsonValue.JsonNumber;
import io.worklog.codec.JsonValue.JsonObject;
import io.worklog.codec.JsonValue.JsonString;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
    private static JsonValue sealed(String json) {
        return StrictJson.parse(json.getBytes(UTF_8), JsonLimits.sealed());
    }

    private static JsonValue foreign(String json) {
        return StrictJson.parse(json.getBytes(UTF_8), JsonLimits.foreign());
    }

    private static JsonException refused(String json) {
        return catchThrowableOfType(JsonException.class, () -> sealed(json));
    }

    @Test
    void readsEveryKindOfValue() {
        JsonValue value =
                sealed(" { \"a\" : [ 1 , -2 , true , false , null , \"x\" ] , \"b\":{}} ");
        List<JsonValue> elements =
                List.of(
                        new JsonInteger(1),
                        new JsonInteger(-2),
                        new JsonBoolean(true),
                        new JsonBoolean(false),
                        JsonNull.NULL,
                        new JsonString("x"));
        assertThat(value)
                .isEqualTo(
                        new JsonObject(
                                Map.of(
                                        "a", new JsonArray(elements),
                                        "b", new JsonObject(Map.of()))));
    }

    @Test
    void readsEveryEscape() {
        assertThat(sealed("\"\\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u00e9 \\uD83D\\uDE00 z\""))
                .isEqualTo(new JsonString("\" \\ / \b \f \n \r \t é 😀 z"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'a':1,'a':1} | 7 | stands twice",
                "{'a':1,'\\u0061':1} | 7 | stands twice",
                "{'a':1} x | 8 | follows the value",
                "[1 2] | 3 | must stand here",
                "'\\ud83d' | 3 | lone surrogate",
                "'\\ud83d\\u0041' | 3 | lone surrogate",
                "'\\ude00' | 3 | lone surrogate",
                "'\\u0000' | 3 | U+0000",
                "1.5 | 0 | whole numbers",
                "1e2 | 0 | whole numbers",
                "-0 | 0 | whole numbers",
                "9007199254740992 | 0 | beyond",
                "-9007199254740992 | 0 | beyond",
                "99999999999999999999 | 0 | beyond",
                "01 | 1 | leading zeros",
                "'ab | 3 | ends inside a string",
                "{'a':tru | 8 | ends where",
                "nul | 3 | ends where",
                "'\\x' | 2 | escapes",
                "'\\u12g4' | 5 | hex digit",
            })
    void saysWhereAndWhatToDo(String json, int offset, String problem) {
        JsonException refused = refused(json.replace('\'', '"'));
        assertThat(refused).hasMessageStartingWith("byte " + offset + ":");
        assertThat(refused).hasMessageContaining(problem);
        assertThat(refused.offset()).isEqualTo(offset);
    }

    @Test
    void neverShowsContent() {
        assertThat(refused("{\"secret-name\":1,\"secret-name\":2}").getMessage())
                .doesNotContain("secret");
    }

    @Test
    void refusesByteOrderMarkAndRawControls() {
        assertThat(refused("\uFEFF{}")).hasMessageContaining("byte order mark");
        assertThat(refused("\"a\nb\"")).hasMessageContaining("control character");
        assertThat(refused("\"a\u0000b\"")).hasMessageContaining("control character");
    }

    @Test
    void takesTheWholeRangeOfExactIntegers() {
        assertThat(sealed("9007199254740991")).isEqualTo(new JsonInteger(JsonInteger.MAX));
        assertThat(sealed("-9007199254740991")).isEqualTo(new JsonInteger(-JsonInteger.MAX));
        assertThatIllegalArgumentException().isThrownBy(() -> new JsonInteger(JsonInteger.MAX + 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "-0", "1.10", "1e400", "-1E-999", "123456789012345678901234567890"})
    void keepsForeignNumbersAsTheyWere(String number) {
        assertThat(foreign(number)).isEqualTo(new JsonNumber(number));
    }

    @Test
    void keepsAnEscapedNulOfForeignInput() {
        assertThat(foreign("\"\\u0000\"")).isEqualTo(new JsonString("\u0000"));
    }

    @Test
    void holdsDepth() {
        assertThat(sealed("[".repeat(32) + "]".repeat(32))).isInstanceOf(JsonArray.class);
        assertThat(refused("[".repeat(33) + "]".repeat(33))).hasMessageContaining("deeper than 32");
    }

    @Test
    void holdsTokens() {
        assertThat(sealed("[" + "0,".repeat(9_998) + "0]")).isInstanceOf(JsonArray.class);
        assertThat(refused("[" + "0,".repeat(9_999) + "0]")).hasMessageContaining("10000 values");
    }

    @Test
    void countsNamesAsTokens() {
        JsonLimits five = new JsonLimits(JsonLimits.Form.SEALED, 100, 4, 5);
        byte[] json = "{\"a\":1,\"b\":2}".getBytes(UTF_8);
        assertThat(StrictJson.parse(json, five)).isInstanceOf(JsonObject.class);
        JsonLimits four = new JsonLimits(JsonLimits.Form.SEALED, 100, 4, 4);
        assertThatThrownBy(() -> StrictJson.parse(json, four)).isInstanceOf(JsonException.class);
    }

    @Test
    void holdsSize() {
        String json = '"' + "x".repeat((1 << 20) - 2) + '"';
        assertThat(sealed(json)).isInstanceOf(JsonString.class);
        assertThat(refused(json + " ")).hasMessageContaining("1048577 bytes");
    }

    @Test
    void refusesLimitsThatCouldOverflowTheStack() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new JsonLimits(JsonLimits.Form.FOREIGN, 1, 513, 1));
    }

    @Test
    void everyCutOfAValueIsRefused() {
        String json = "{\"a\":[1,-2,true,null,\"x\\u0041\\ud83d\\ude00é\"],\"b\":false}";
        byte[] whole = json.getBytes(UTF_8);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = java.util.Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> StrictJson.parse(cut, JsonLimits.sealed()))
                    .isInstanceOf(JsonException.class);
        }
    }
}
