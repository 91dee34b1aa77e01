package io.worklog.diff;

import io.worklog.diff.Scalars.Above;
import io.worklog.diff.Scalars.Bytes;
import io.worklog.diff.Scalars.Hidden;
import io.worklog.event.ChangeValue;
import io.worklog.event.ChangeValue.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.temporal.TemporalAccessor;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Tells when two values are the same, and what a value says in a change. Thread-safe. */
final class ValueText {
    private final DiffRules rules;

    /** Whether the host says of some class when two of its values are the same. */
    private final boolean compares;

    ValueText(DiffRules rules) {
        this.rules = rules;
        this.compares = !rules.comparators().isEmpty();
    }

    boolean same(@Nullable Object a, @Nullable Object b) {
        if (a == null || b == null) {
            return a == b || (rules.nullEqualsEmpty() && isEmpty(a) && isEmpty(b));
        }
        if (a.getClass() == b.getClass()) {
            BiPredicate<Object, Object> own =
                    compares ? rules.comparators().get(a.getClass()) : null;
            if (own != null) {
                return own.test(a, b);
            }
            if (a instanceof BigDecimal number && !rules.exactScale()) {
                return number.compareTo((BigDecimal) b) == 0;
            }
            return a.equals(b);
        }
        return sameText(of(a), of(b));
    }

    static boolean isEmpty(@Nullable Object value) {
        return value == null || value.equals("");
    }

    private boolean sameText(ChangeValue a, ChangeValue b) {
        if (isNumber(a) && isNumber(b)) {
            BigDecimal left = new BigDecimal(a.text());
            BigDecimal right = new BigDecimal(b.text());
            return rules.exactScale() ? left.equals(right) : left.compareTo(right) == 0;
        }
        return a.equals(b);
    }

    private static boolean isNumber(ChangeValue value) {
        return value.kind() == Kind.INTEGER || value.kind() == Kind.DECIMAL;
    }

    /** The value without a label. */
    ChangeValue of(@Nullable Object value) {
        return switch (value) {
            case null -> ChangeValue.of(Kind.NULL, "");
            case String text -> ChangeValue.string(text);
            case Integer n -> ChangeValue.of(Kind.INTEGER, n.toString());
            case Long n -> ChangeValue.of(Kind.INTEGER, n.toString());
            case BigInteger n -> ChangeValue.of(Kind.INTEGER, n.toString());
            case BigDecimal n -> ChangeValue.of(Kind.DECIMAL, n.toString());
            case Double n when n.isNaN() || n.isInfinite() -> ChangeValue.string(n.toString());
            case Double n -> ChangeValue.of(Kind.DECIMAL, n.toString());
            case Boolean b -> ChangeValue.of(Kind.BOOLEAN, b.toString());
            case Enum<?> constant -> ChangeValue.string(constant.name());
            case TemporalAccessor time -> ChangeValue.of(Kind.TIME, time.toString());
            case Bytes bytes -> new ChangeValue(Kind.DIGEST, bytes.sha256(), null, bytes.length());
            case Hidden hidden -> ChangeValue.of(Kind.MASKED, "");
            case Above above -> ChangeValue.string("(levels up: " + above.levels() + ")");
            default -> ChangeValue.string(textOf(value));
        };
    }

    private String textOf(Object value) {
        Function<Object, String> own = rules.values().get(value.getClass());
        return own == null ? value.toString() : Objects.requireNonNull(own.apply(value), "text");
    }
}
