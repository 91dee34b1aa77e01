package io.worklog.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.worklog.codec.JsonValue.JsonInteger;
import io.worklog.codec.JsonValue.JsonNumber;
import io.worklog.codec.JsonValue.JsonObject;
import io.worklog.codec.JsonValue.JsonString;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 8785 by its own vectors. */
class CanonicalJsonTest {
    @ParameterizedTest
    @ValueSource(strings = {"arrays", "french", "structures", "unicode", "values", "weird"})
    void writesTheVectorsOfTheRfc(String name) {
        byte[] input = Vectors.bytes("rfc8785/input/" + name + ".json");
        byte[] written = CanonicalJson.write(StrictJson.parse(input, JsonLimits.foreign()));
        assertThat(written).isEqualTo(Vectors.bytes("rfc8785/output/" + name + ".json"));
        assertThat(written).isEqualTo(hex("rfc8785/outhex/" + name + ".txt"));
    }

    private static byte[] hex(String name) {
        String text = new String(Vectors.bytes(name), UTF_8).replaceAll("\\s", "");
        return HexFormat.of().parseHex(text);
    }

    @Test
    void writesNumbersAsEcmaScriptDoes() {
        List<String> lines = Vectors.lines("es6-numbers/es6-numbers-20k.csv");
        assertThat(lines).hasSize(20_000);
        for (String line : lines) {
            int comma = line.indexOf(',');
            long bits = Long.parseUnsignedLong(line.substring(0, comma), 16);
            assertThat(Es6Number.format(Double.longBitsToDouble(bits)))
                    .as(line)
                    .isEqualTo(line.substring(comma + 1));
        }
    }

    @Test
    void writesOneDigitWhereOneIsEnough() {
        assertThat(Es6Number.format(Double.MIN_VALUE)).isEqualTo("5e-324");
        assertThat(Es6Number.format(2e-323)).isEqualTo("2e-323");
        assertThat(Es6Number.format(2e23)).isEqualTo("2e+23");
        assertThat(Es6Number.format(-1.5)).isEqualTo("-1.5");
        assertThat(Es6Number.format(-0.0)).isEqualTo("0");
    }

    @Test
    void refusesNumbersThatNoDoubleHolds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CanonicalJson.write(new JsonNumber("1e400")));
    }

    @Test
    void sortsByCodeUnitsAndNotByCodePoints() {
        String beyond = "😀";
        String before = "\uFB33";
        Map<String, JsonValue> members =
                Map.of(before, new JsonInteger(1), beyond, new JsonInteger(2));
        assertThat(new String(CanonicalJson.write(new JsonObject(members)), UTF_8))
                .isEqualTo("{\"" + beyond + "\":2,\"" + before + "\":1}");
    }

    @Test
    void doesNotNormalise() {
        assertThat(CanonicalJson.write(new JsonString("é")))
                .isNotEqualTo(CanonicalJson.write(new JsonString("e\u0301")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD83D", "\uDE00", "x\uD83Dy", "\uDE00\uD83D", "😀\uD83D"})
    void refusesLoneSurrogates(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CanonicalJson.write(new JsonString(text)))
                .withMessageContaining("surrogate");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        CanonicalJson.write(new JsonObject(Map.of(text, new JsonInteger(1)))));
    }

    @Test
    void writesControlsInTheirShortestForm() {
        assertThat(
                        new String(
                                CanonicalJson.write(
                                        new JsonString("\u0000\u001f\b\t\n\f\r\"\\/\u007f")),
                                UTF_8))
                .isEqualTo("\"\\u0000\\u001f\\b\\t\\n\\f\\r\\\"\\\\/\u007f\"");
    }

    @Test
    void givesNaughtyStringsBack() {
        List<String> strings = Vectors.naughtyStrings();
        assertThat(strings).hasSize(515);
        for (String text : strings) {
            byte[] json = CanonicalJson.write(new JsonString(text));
            assertThat(StrictJson.parse(json, JsonLimits.foreign()))
                    .isEqualTo(new JsonString(text));
        }
    }
}
