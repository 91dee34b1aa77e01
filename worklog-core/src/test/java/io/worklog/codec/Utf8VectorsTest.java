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
                hex
                        ? HexFormat.of().parseHex(parts[2].replace(" ", ""))
                        : parts[2].getBytes(UTF_8);
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

    @Test
    void everyCodePointIsTakenAndWrittenBack() {
        for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
            if (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE) {
                JsonValue value = new JsonValue.JsonString(Character.toString(codePoint));
                byte[] json = CanonicalJson.write(value);
                assertThat(StrictJson.parse(json, JsonLimits.foreign())).isEqualTo(value);
            }
        }
    }
}
