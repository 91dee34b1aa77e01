package io.worklog.spring.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskerTest {
    private final Masker masker = new Masker(List.of("blood-type"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "newPassword",
                "PASS_WORD",
                "db.pwd",
                "X-Api-Key",
                "access_token",
                "Authorization",
                "Set-Cookie",
                "cvv2",
                "card-number",
                "pin",
                "OTP",
                "密码",
                "用户密码",
                "bloodType",
                "client_secret",
                "JSESSIONID"
            })
    void theseAreSecret(String name) {
        assertThat(masker.isSecret(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"company", "name", "shipping", "code", "compass", "author", "note", ""})
    void theseAreNot(String name) {
        assertThat(masker.isSecret(name)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    4111111111111111            | ***1111
                    4111 1111 1111 1111         | ***1111
                    378282246310005             | ***0005
                    5105-1051-0510-5100, 2      | ***5100, 2
                    6212345678901265            | ***1265
                    4111111111111112            | 4111111111111112
                    1234567890123456            | 1234567890123456
                    order 20260101000000000018  | order 20260101000000000018
                    a4111111111111111           | a4111111111111111
                    bearer abcdefgh12345678 end | *** end
                    Basic YWxhZGRpbjpvcGVu      | ***
                    """)
    void secretsShowByTheirForm(String text, String expected) {
        assertThat(masker.text(text)).isEqualTo(expected);
    }

    @Test
    void hostileTextIsMaskedInLinearTime() {
        String digits = "4 ".repeat(100_000);
        assertThat(masker.text(digits)).hasSize(digits.length());
        String token = "eyJ" + "a".repeat(200_000) + ".";
        assertThat(masker.text(token)).hasSize(token.length());
        assertThat(masker.text("bearer" + " ".repeat(100_000))).hasSize(100_006);
    }

    @Test
    void whatNoEventMayHoldIsReplaced() {
        assertThat(masker.text("a\u0000b\uD800c\uDC00\uD83D\uDE00"))
                .isEqualTo("a\uFFFDb\uFFFDc\uFFFD\uD83D\uDE00");
        assertThat(CapturedText.of("\uD83D\uDE00\uD83D\uDE00", 1)).isEqualTo("\uD83D\uDE00");
        assertThat(CapturedText.id("", 5, "none")).isEqualTo("none");
    }

    @Test
    void jsonThatTwoReadersCouldReadInTwoWaysIsNotRecorded() {
        for (String wrong :
                List.of("{\"a\":1,\"a\":2}", "{} {}", "\uFEFF{}", "{'a':1}", "nul", "", "[1,]")) {
            assertThat(masker.json(wrong.getBytes(StandardCharsets.UTF_8))).isEmpty();
        }
        assertThat(masker.json("[".repeat(100_000).getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @Test
    void parametersAreWrittenAsJson() {
        assertThat(
                        masker.parameters(
                                Map.of("a\"b", new String[] {"1", "2"}, "pin", new String[] {"9"})))
                .isEqualTo("{\"a\\\"b\":[\"1\",\"2\"],\"pin\":\"***\"}");
    }
}
