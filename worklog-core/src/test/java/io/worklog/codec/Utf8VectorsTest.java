package io.worklog.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Valid and invalid byte sequences of utf8tests, each inside a JSON string. */
class Utf8VectorsTest {
    record Line(String number, boolean valid, byte[] bytes) {
        @Override
        public String toString() {
            return number;
        }
    }

    static List<Line> lines() {
        return Vectors.lines("utf8/utf8tests.txt").stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Utf8VectorsTest::parse)
                .toList();
    }

    private static Line parse(String line) {
        String[] parts = line.split(":");
        boolean hex = parts[1].endsWith(" hex");
        byte[] bytes =
                hex ? HexFormat.of().parseHex(parts[2].replace(" ", "")) : parts[2].getBytes(UTF_8);
        return new Line(parts[0], parts[1].strip().startsWith("valid"), bytes);
    }

    /** The bytes in quotes; what JSON wants escaped is. */
    private static byte[] quoted(byte[] bytes) {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        json.write('"');
        for (byte b : bytes) {
            if (b >= 0 && b < 0x20 || b == '"' || b == '\\') {
                json.writeBytes("\\u%04x".formatted(b).getBytes(UTF_8));
            } else {
                json.write(b);
            }
        }
        json.write('"');
        return json.toByteArray();
    }

    @ParameterizedTest
    @MethodSource("lines")
    void takesExactlyWellFormedText(Line line) {
        byte[] json = quoted(line.bytes());
        if (line.valid()) {
            JsonValue expected = new JsonValue.JsonString(new String(line.bytes(), UTF_8));
            assertThat(StrictJson.parse(json, JsonLimits.foreign())).isEqualTo(expected);
        } else {
            assertThatThrownBy(() -> StrictJson.parse(json, JsonLimits.foreign()))
                    .isInstanceOf(JsonException.class)
                    .hasMessageContaining("malformed UTF-8");
        }
    }

    @Test
    void everyLineIsRead() {
        assertThat(lines()).hasSize(222);
        assertThat(lines()).filteredOn(Line::valid).hasSize(77);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void everyCodePointIsTakenAndWrittenBack(int plane) {
        StringBuilder all = new StringBuilder();
        for (int codePoint = plane << 16; codePoint < (plane + 1) << 16; codePoint++) {
            if (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE) {
                all.appendCodePoint(codePoint);
            }
        }
        JsonValue value = new JsonValue.JsonString(all.toString());
        byte[] json = CanonicalJson.write(value);
        assertThat(json).hasSizeGreaterThan(60_000);
        assertThat(StrictJson.parse(json, JsonLimits.foreign())).isEqualTo(value);
    }
}
