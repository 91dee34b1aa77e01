package io.worklog.sentence;

import static io.worklog.sentence.SentenceTestSupport.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TextBundleTest {
    @Test
    void everyFaultOfEveryFileIsNamed() {
        TextBundleBuilder builder =
                TextBundle.builder()
                        .add(
                                Locale.ROOT,
                                "a.properties",
                                utf8("k = {open\nk = again\nm = {x,nope}"))
                        .add(
                                Locale.CHINESE,
                                "b.properties",
                                "k = \u9000".getBytes(Charset.forName("GBK")))
                        .add(Locale.FRENCH, "c.properties", utf8("k = \\u12"))
                        .add(Locale.GERMAN, "d.properties", utf8("k = 1"))
                        .add(Locale.GERMAN, "e.properties", utf8("k = 2\nn = {}"));
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(
                        "a.properties: k stands there twice",
                        "a.properties: m: {x,nope} has no format",
                        "b.properties: is not UTF-8",
                        "c.properties: has a \\u without four hex digits",
                        "e.properties: k has another text in d.properties",
                        "e.properties: n: {} names no argument");
    }

    @Test
    void aByteOrderMarkIsNoPartOfAKey() {
        TextBundle bundle =
                TextBundle.builder().add(Locale.ROOT, "a", utf8("\uFEFFk = 退款 {{x}}")).build();
        assertThat(bundle.find("k", Locale.ROOT)).isEqualTo("退款 {{x}}");
        assertThat(bundle.find("k", Locale.CHINESE)).isNull();
        assertThat(bundle.keys()).containsExactly("k");
    }

    @Test
    void latin1IsRefusedAndUtf16Too() {
        byte[] latin = "k = caf\u00e9".getBytes(StandardCharsets.ISO_8859_1);
        byte[] wide = "k = caf\u00e9".getBytes(StandardCharsets.UTF_16);
        for (byte[] bytes : List.of(latin, wide)) {
            TextBundleBuilder builder = TextBundle.builder().add(Locale.ROOT, "f", bytes);
            assertThatThrownBy(builder::build).hasMessageContaining("f: is not UTF-8");
        }
    }

    @Test
    void theSameTextTwiceIsNoFault() {
        TextBundle bundle =
                TextBundle.builder()
                        .add(Locale.ROOT, "a", utf8("k = same"))
                        .add(Locale.ROOT, "b", utf8("k = same"))
                        .build();
        assertThat(bundle.languages()).isEqualTo(Set.of(Locale.ROOT));
    }

    @Test
    void bothLanguagesOfOurOwnTextsHaveTheSameKeysAndArguments() {
        TextSource own = OwnTexts.SOURCE;
        assertThat(own.languages()).containsExactlyInAnyOrder(Locale.ROOT, Locale.CHINESE);
        for (String key : ((TextBundle) own).keys()) {
            String english = own.find(key, Locale.ROOT);
            String chinese = own.find(key, Locale.CHINESE);
            assertThat(english).as(key).isNotNull();
            assertThat(chinese).as(key).isNotNull();
            assertThat(ParsedText.of(chinese).arguments())
                    .as(key)
                    .isEqualTo(ParsedText.of(english).arguments());
        }
    }
}
