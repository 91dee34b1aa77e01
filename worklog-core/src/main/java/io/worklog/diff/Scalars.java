package io.worklog.diff;

import io.worklog.diff.Node.Leaf;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Date;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Freezes what is taken as one value. Thread-safe. */
final class Scalars {
    /** Bytes by their digest. */
    record Bytes(String sha256, long length) {}

    /** A secret, kept only so that two can be compared. */
    record Hidden(String sha256) {}

    /** An object that contains the place where it stands: how many levels up. */
    record Above(int levels) {}

    /** What a time, a number or a digest takes. */
    private static final int MOST_OF_A_VALUE = 32;

    /** Bits of a binary number for a decimal digit, at least. */
    private static final int DIGIT_BITS = 3;

    private final DiffRules rules;

    Scalars(DiffRules rules) {
        this.rules = rules;
    }

    /** Whether it is one of the values met most often, each of which is its own frozen form. */
    static boolean isPlain(Object value) {
        return value instanceof String
                || value instanceof Integer
                || value instanceof Long
                || value instanceof BigDecimal
                || value instanceof Boolean
                || value instanceof Instant
                || value instanceof Enum<?>
                || value instanceof UUID;
    }

    /**
     * Whether it says the same for ever, on whichever thread it is asked: of the classes that are
     * one value, those that nobody can extend, or that are not extended here.
     */
    static boolean isImmutable(Object value) {
        if (value instanceof BigDecimal || value instanceof BigInteger) {
            return value.getClass() == BigDecimal.class || value.getClass() == BigInteger.class;
        }
        return isPlain(value)
                || value instanceof Double
                || value instanceof Float
                || value instanceof Short
                || value instanceof Byte
                || value instanceof Character
                || value.getClass().getPackageName().equals("java.time");
    }

    /** About how many characters the text of a value has. */
    static long roughCharacters(@Nullable Object value) {
        if (value instanceof String text) {
            return text.length();
        }
        return switch (value) {
            case null -> 0;
            case BigDecimal n -> MOST_OF_A_VALUE + (long) n.precision();
            case BigInteger n -> MOST_OF_A_VALUE + (long) n.bitLength() / DIGIT_BITS;
            case Leaf leaf -> roughCharacters(leaf.value());
            default -> MOST_OF_A_VALUE;
        };
    }

    /** The value as a leaf, or null where it is something to look into. */
    @Nullable Leaf leaf(Object value) {
        if (isPlain(value)) {
            return new Leaf(value);
        }
        if (!rules.values().isEmpty() && rules.values().containsKey(value.getClass())) {
            return new Leaf(value);
        }
        Object frozen = frozen(value);
        return frozen == null ? null : new Leaf(frozen);
    }

    private static @Nullable Object frozen(Object value) {
        return switch (value) {
            case Short n -> n.intValue();
            case Byte n -> n.intValue();
            case BigInteger n -> n;
            case Double n -> n;
            case Float n -> decimalOrText(n.toString());
            case Number n -> decimalOrText(n.toString());
            case CharSequence text -> text.toString();
            case Character c -> c.toString();
            case java.time.temporal.TemporalAccessor time -> time;
            case java.time.temporal.TemporalAmount amount -> amount;
            case Date date -> Instant.ofEpochMilli(date.getTime());
            case Calendar calendar -> calendar.toInstant();
            case byte[] bytes -> new Bytes(sha256(bytes), bytes.length);
            case char[] secret -> new Hidden(sha256(utf8(secret)));
            default -> null;
        };
    }

    /** The digest of bytes, in lower-case hex. */
    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static byte[] utf8(char[] chars) {
        ByteBuffer buffer = StandardCharsets.UTF_8.encode(java.nio.CharBuffer.wrap(chars));
        return Arrays.copyOf(buffer.array(), buffer.limit());
    }

    private static Object decimalOrText(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException notFinite) {
            return text;
        }
    }
}
