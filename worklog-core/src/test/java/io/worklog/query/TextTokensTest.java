package io.worklog.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TextTokensTest {
    static Stream<Arguments> texts() {
        return Stream.of(
                row("", List.of(), List.of()),
                row(" -.,!\n", List.of(), List.of()),
                row("Refund, REFUND; refund!", List.of("refund"), List.of("refund")),
                row("inv-2026/42", List.of("inv", "2026", "42"), List.of("inv", "2026", "42")),
                row("ＡＢＣ１２", List.of("abc12"), List.of("abc12")),
                row("Straße ÉCOLE", List.of("strasse", "école"), List.of("strasse", "école")),
                row("e\u0301cole", List.of("école"), List.of("école")),
                row("ΣΊΣΥΦΟΣ", List.of("σίσυφοσ"), List.of("σίσυφοσ")),
                row("退", List.of("退"), List.of("退")),
                row("退款单", List.of("退", "退款", "款", "款单", "单"), List.of("退款", "款单")),
                row(
                        "订单A12已退",
                        List.of("订", "订单", "单", "a12", "已", "已退", "退"),
                        List.of("订单", "a12", "已退")),
                row("退，款", List.of("退", "款"), List.of("退", "款")),
                row("サーバー", List.of("サ", "サー", "ー", "ーバ", "バ", "バー"), List.of("サー", "ーバ", "バー")),
                row("ｻｰ", List.of("サ", "サー", "ー"), List.of("サー")),
                row("한글", List.of("한", "한글", "글"), List.of("한글")),
                row("〇一", List.of("〇", "〇一", "一"), List.of("〇一")),
                row("𠮷野", List.of("𠮷", "𠮷野", "野"), List.of("𠮷野")),
                row("a\uD800b", List.of("a", "b"), List.of("a", "b")),
                row("हिन्दी", List.of("हिन्दी"), List.of("हिन्दी")));
    }

    private static Arguments row(String text, List<String> stored, List<String> asked) {
        return Arguments.of(text, stored, asked);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void textsHaveTheseWords(String text, List<String> stored, List<String> asked) {
        assertThat(TextTokens.ofText(text)).containsExactlyInAnyOrderElementsOf(stored);
        assertThat(TextTokens.ofQuery(text)).containsExactlyInAnyOrderElementsOf(asked);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void everyTextIsFoundByItself(String text, List<String> stored, List<String> asked) {
        assertThat(TextTokens.ofText(text)).containsAll(TextTokens.ofQuery(text));
        assertThat(TextTokens.ofText(text))
                .containsAll(TextTokens.ofQuery(text.toUpperCase(java.util.Locale.ROOT)));
    }

    @Test
    void chineseIsFoundByAnyPartOfIt() {
        String text = "客户张三申请全额退款";
        for (int from = 0; from < text.length(); from++) {
            for (int to = from + 1; to <= text.length(); to++) {
                String part = text.substring(from, to);
                assertThat(TextTokens.ofText(text)).as(part).containsAll(TextTokens.ofQuery(part));
            }
        }
        assertThat(TextTokens.ofText(text)).doesNotContainAnyElementsOf(TextTokens.ofQuery("款退"));
    }

    @Test
    void aLongWordIsCutIntoPiecesAtWholeCharacters() {
        assertThat(TextTokens.ofText("a".repeat(128))).containsExactly("a".repeat(128));
        assertThat(TextTokens.ofText("a".repeat(130))).containsExactly("a".repeat(128), "aa");
        String wide = "b" + "\uD835\uDFD8".repeat(3) + "𐐨".repeat(70);
        assertThat(String.join("", TextTokens.ofQuery(wide))).isEqualTo("b000" + "𐐨".repeat(70));
        assertThat(TextTokens.ofQuery("b" + "𐐨".repeat(70)))
                .containsExactly("b" + "𐐨".repeat(63), "𐐨".repeat(7));
    }
}
