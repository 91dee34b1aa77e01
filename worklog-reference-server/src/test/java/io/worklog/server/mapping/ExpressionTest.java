package io.worklog.server.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.codec.JsonLimits;
import io.worklog.codec.JsonValue;
import io.worklog.codec.StrictJson;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each way to say where a text stands, on one line of input. */
class ExpressionTest {
    private static final String LINE =
            """
            {"id": 7, "user": {"name": "李雷", "nick": ""}, "a/b": "slash", "none": null,
             "list": [{"p": "x"}, {"p": "y"}], "code": 403, "big": 1.50,
             "subject": "feat(web): 添加登录", "type": "AwsApiCall", "source": "s3.amazonaws.com"}
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "\"/id\" § 7",
                "\"/user/name\" § 李雷",
                "\"/user/nick\" § -",
                "\"/none\" § -",
                "\"/a~1b\" § slash",
                "\"/big\" § 1.50",
                "\"/list/1/p\" § y",
                "\"/list/9/p\" § -",
                "\"/list/*/p\" § x",
                "\"=fixed\" § fixed",
                "\"{/id}-{/user/name}\" § 7-李雷",
                "\"{/id}-{/none}\" § -",
                "\"{/id}-{/none|=x}\" § 7-x",
                "\"{/id}-{/none|}\" § 7-",
                "[\"/none\", \"/user/nick\", \"/id\"] § 7",
                "{\"of\": \"/subject\", \"take\": \"prefix\"} § feat",
                "{\"of\": \"/subject\", \"take\": [\"after-last::\", \"trim\"]} § 添加登录",
                "{\"of\": \"/source\", \"take\": \"before:.\"} § s3",
                "{\"of\": \"/type\", \"take\": \"slug\"} § aws-api-call",
                "{\"of\": \"/type\", \"take\": \"match:^Aws(.*)$\"} § ApiCall",
                "{\"of\": \"/type\", \"take\": \"match:^Nope\", \"else\": \"=no\"} § no",
                "{\"of\": \"/code\", \"map\": {\"403\": \"denied\"}} § denied",
                "{\"of\": \"/id\", \"map\": {\"403\": \"denied\"}, \"else\": \"=other\"} § other",
                "{\"when\": [{\"if\": \"/code\", \"anyOf\": [\"401\", \"403\"], \"is\": \"=denied\"}]} § denied",
                "{\"when\": [{\"if\": \"/code\", \"atLeast\": 404, \"is\": \"=a\"}, {\"is\": \"=b\"}]} § b",
                "{\"when\": [{\"if\": \"/none\", \"absent\": true, \"is\": \"=a\"}]} § a",
                "{\"when\": [{\"if\": \"/id\", \"absent\": true, \"is\": \"=a\"}]} § -",
                "{\"join\": [\"=aws.\", {\"of\": \"/type\", \"take\": \"slug\"}]} § aws.aws-api-call",
                "{\"json\": \"/user\"} § {\"name\":\"李雷\",\"nick\":\"\"}",
                "{\"json\": \"/none\"} § -",
                "\"#mapping\" § test",
                "\"#line16\" § 0123456789abcdef",
            })
    void reads(String expression, String expected) {
        assertThat(read(expression)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"word\"",
                "\"{/open\"",
                "{}",
                "{\"of\": \"/a\", \"take\": \"shout\"}",
                "7",
                "{\"of\": \"/a\", \"take\": \"match:(\"}",
                "{\"of\": \"/a\", \"tak\": \"slug\"}",
                "{\"when\": [{\"if\": \"/a\"}]}",
                "{\"json\": \"=x\"}",
                "{\"when\": [{\"if\": \"/a\", \"atLeast\": \"many\", \"is\": \"=x\"}]}"
            })
    void refusesWithThePlaceAndWhatToWrite(String expression) {
        assertThatThrownBy(() -> read(expression))
                .isInstanceOf(MappingFileException.class)
                .hasMessageStartingWith("here");
    }

    @Test
    void aHugeIdStaysTheIdOfOneThing() {
        String one = "x".repeat(200) + "1";
        IdentityText fitted = IdentityText.fit(one, 128);
        assertThat(fitted.text()).hasSize(128).startsWith("xxx");
        assertThat(fitted.bytesBefore()).isEqualTo(201);
        assertThat(IdentityText.fit("x".repeat(200) + "2", 128)).isNotEqualTo(fitted);
        assertThat(IdentityText.fit("😀".repeat(100), 128).text()).doesNotContain("\uFFFD");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2018-07-21T00:27:23+08:00, 2018-07-20T16:27:23Z",
                "2023-07-10T11:42:18Z, 2023-07-10T11:42:18Z",
                "2018-10-25T13:58:49.730588Z, 2018-10-25T13:58:49.730588Z",
                "2025-08-26 17:40:49.320496000, 2025-08-26T17:40:49.320496Z",
                "2022-11-29 22:46:37.995, 2022-11-29T22:46:37.995Z",
                "2026-01-31T12:00:00, 2026-01-31T12:00:00Z",
                "1700000000, 2023-11-14T22:13:20Z",
                "1700000000123, 2023-11-14T22:13:20.123Z",
                "yesterday, -",
                "2026-02-30T00:00:00Z, -",
                "2026-13-01T00:00:00Z, -",
                "17, -",
            })
    void readsTimes(String text, String expected) {
        assertThat(TimeReader.read(text))
                .isEqualTo(expected == null ? null : java.time.Instant.parse(expected));
    }

    private static String read(String expression) {
        JsonValue line = parse(LINE);
        return ExpressionReader.read(parse(expression), "here")
                .read(new Scope(line, line, "test", "0123456789abcdef".repeat(4)));
    }

    private static JsonValue parse(String json) {
        return StrictJson.parse(json.getBytes(StandardCharsets.UTF_8), JsonLimits.foreign());
    }
}
