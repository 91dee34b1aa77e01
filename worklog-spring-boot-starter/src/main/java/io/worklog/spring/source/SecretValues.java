package io.worklog.spring.source;

import io.worklog.codec.EventCodec;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Secrets that show by their form, wherever they stand: payment card numbers (ISO/IEC 7812: a known
 * issuer and a right check digit), JSON Web Tokens, and what follows {@code Bearer} or {@code
 * Basic}. Of a card the last four digits stay.
 */
final class SecretValues {
    private static final int SHORTEST = 13;

    private static final Pattern DIGITS =
            Pattern.compile("(?<![0-9A-Za-z])(?:[0-9][ -]?){12,18}[0-9](?![0-9A-Za-z])");

    private static final Pattern ISSUER =
            Pattern.compile(
                    "4[0-9]{12}(?:[0-9]{3}){0,2}"
                            + "|(?:5[1-5][0-9]{2}|222[1-9]|22[3-9][0-9]|2[3-6][0-9]{2}|27[01][0-9]"
                            + "|2720)[0-9]{12}"
                            + "|3[47][0-9]{13}|3(?:0[0-5]|[68][0-9])[0-9]{11}"
                            + "|(?:62[0-9]{2}|6011|65[0-9]{2}|35[2-8][0-9])[0-9]{12,15}");

    private static final Pattern TOKEN =
            Pattern.compile(
                    "eyJ[A-Za-z0-9_-]{5,}+\\.[A-Za-z0-9_-]{5,}+(?:\\.[A-Za-z0-9_-]*+)*+"
                            + "|(?i:\\b(?:bearer|basic)\\s{1,8}[A-Za-z0-9._~+/=-]{8,}+)");

    private SecretValues() {}

    static String masked(String text) {
        if (text.length() < SHORTEST) {
            return text;
        }
        String noTokens = TOKEN.matcher(text).replaceAll(EventCodec.MASK);
        return DIGITS.matcher(noTokens).replaceAll(SecretValues::maskedDigits);
    }

    private static String maskedDigits(MatchResult found) {
        String digits = found.group().replace(" ", "").replace("-", "");
        boolean card = ISSUER.matcher(digits).matches() && isChecked(digits);
        return card ? EventCodec.MASK + digits.substring(digits.length() - 4) : found.group();
    }

    /** The check digit of ISO/IEC 7812-1, annex B (Luhn). */
    private static boolean isChecked(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = i % 2 == 0 ? digit : digit * 2;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }
}
