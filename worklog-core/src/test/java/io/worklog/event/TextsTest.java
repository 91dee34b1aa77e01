package io.worklog.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The forms of texts, held against the expressions that define them. */
class TextsTest {
    private static final Pattern INTEGER = Pattern.compile("0|-?[1-9][0-9]*");
    private static final Pattern DECIMAL =
            Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{4}");
    private static final String LETTERS = "0011279-+.eEafgAF٣x ";

    @Test
    void formsAreWhatTheirExpressionsSay() {
        Random random = new Random(7);
        int integers = 0;
        int decimals = 0;
        for (int i = 0; i < 200_000; i++) {
            String text = text(random, i % 3 == 0 ? 14 : 18);
            assertThat(Texts.isInteger(text))
                    .as("integer %s", text)
                    .isEqualTo(INTEGER.matcher(text).matches());
            assertThat(Texts.isDecimal(text))
                    .as("decimal %s", text)
                    .isEqualTo(DECIMAL.matcher(text).matches());
            assertThat(Texts.isHex(text, 4))
                    .as("hex %s", text)
                    .isEqualTo(HEX.matcher(text).matches());
            integers += Texts.isInteger(text) ? 1 : 0;
            decimals += Texts.isDecimal(text) ? 1 : 0;
        }
        assertThat(integers).isGreaterThan(1_000);
        assertThat(decimals).isGreaterThan(integers);
    }

    private static String text(Random random, int letters) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(8);
        for (int i = 0; i < length; i++) {
            int among = i == 1 && random.nextBoolean() ? 6 : letters;
            text.append(LETTERS.charAt(random.nextInt(among)));
        }
        return text.toString();
    }
}
