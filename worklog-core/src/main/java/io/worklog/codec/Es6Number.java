package io.worklog.codec;

import java.math.BigDecimal;

/** A double as ECMAScript prints it (ECMA-262, Number::toString; RFC 8785, 3.2.2.3). */
final class Es6Number {
    private static final int MAX_PLAIN_EXPONENT = 21;
    private static final int MIN_PLAIN_EXPONENT = -6;

    private Es6Number() {}

    /**
     * The text of a finite double.
     *
     * @throws IllegalArgumentException if it is not finite
     */
    static String format(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("no double can hold this number: use a string");
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal shortest = shortest(Math.abs(value));
        String digits = shortest.unscaledValue().toString();
        String text = place(digits, digits.length() - shortest.scale());
        return value < 0 ? "-" + text : text;
    }

    /**
     * The fewest digits that read back as the same double. {@link Double#toString} always has two
     * or more, and where one digit would do it may choose a closer pair.
     */
    private static BigDecimal shortest(double value) {
        BigDecimal some = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        if (some.precision() != 2) {
            return some;
        }
        BigDecimal one = some.round(new java.math.MathContext(1)).stripTrailingZeros();
        return one.doubleValue() == value ? one : some;
    }

    /** Sets the point so that the value is {@code 0.digits × 10^exponent}. */
    private static String place(String digits, int exponent) {
        int count = digits.length();
        if (exponent > MAX_PLAIN_EXPONENT || exponent <= MIN_PLAIN_EXPONENT) {
            return scientific(digits, exponent - 1);
        }
        if (exponent <= 0) {
            return "0." + "0".repeat(-exponent) + digits;
        }
        return count <= exponent
                ? digits + "0".repeat(exponent - count)
                : digits.substring(0, exponent) + "." + digits.substring(exponent);
    }

    private static String scientific(String digits, int exponent) {
        String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
        return digits.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
    }
}
