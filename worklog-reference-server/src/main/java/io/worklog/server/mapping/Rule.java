package io.worklog.server.mapping;

import java.math.BigDecimal;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One "when … is …" of a mapping. Every condition that is given must hold.
 *
 * @param subject what is looked at; absent for a rule that always holds
 * @param matches a regular expression to be found in it
 * @param anyOf one of these texts exactly
 * @param atLeast a number it must reach
 * @param absent the rule holds where the subject is absent, and only there
 * @param is what is then read
 */
record Rule(
        @Nullable Expression subject,
        @Nullable Pattern matches,
        @Nullable Set<String> anyOf,
        @Nullable BigDecimal atLeast,
        boolean absent,
        Expression is) {
    boolean holds(Scope scope) {
        if (subject == null) {
            return true;
        }
        String text = subject.read(scope);
        if (text == null || absent) {
            return text == null && absent;
        }
        return (matches == null || matches.matcher(text).find())
                && (anyOf == null || anyOf.contains(text))
                && (atLeast == null || reaches(text, atLeast));
    }

    private static boolean reaches(String text, BigDecimal limit) {
        try {
            return new BigDecimal(text).compareTo(limit) >= 0;
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }
}
