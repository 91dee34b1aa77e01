package io.worklog.retention;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * How long entries stay, by the type of their event and counted in UTC from recordedAt.
 *
 * @param floor no entry goes earlier, whatever its type: the law's minimum
 * @param otherwise for types without a rule
 * @param byType for a type name, or for a family as {@code billing.*}; the longest name that fits
 *     counts
 */
public record RetentionPolicy(Period floor, Period otherwise, Map<String, Period> byType) {
    public RetentionPolicy {
        Objects.requireNonNull(floor, "floor");
        byType = Collections.unmodifiableMap(new LinkedHashMap<>(byType));
        checkAbove(floor, "other types", otherwise);
        for (Map.Entry<String, Period> rule : byType.entrySet()) {
            checkAbove(floor, rule.getKey(), rule.getValue());
        }
    }

    /** Keeps everything for a period, which is also the floor of rules added later. */
    public static RetentionPolicy keepAll(Period period) {
        return new RetentionPolicy(period, period, Map.of());
    }

    /**
     * The same, with a rule for a type or a family.
     *
     * @throws IllegalArgumentException if it is below the floor
     */
    public RetentionPolicy keep(String typeOrFamily, Period period) {
        Map<String, Period> rules = new LinkedHashMap<>(byType);
        rules.put(typeOrFamily, period);
        return new RetentionPolicy(floor, otherwise, rules);
    }

    /** The period for a type. */
    public Period periodOf(String type) {
        String best = null;
        for (String rule : byType.keySet()) {
            if (fits(rule, type) && (best == null || rule.length() > best.length())) {
                best = rule;
            }
        }
        return best == null ? otherwise : Objects.requireNonNull(byType.get(best));
    }

    /** Whether an event recorded then may go now. */
    public boolean letsGo(String type, Instant recordedAt, Instant now) {
        return !end(recordedAt, periodOf(type)).isAfter(now);
    }

    private static boolean fits(String rule, String type) {
        return rule.endsWith(".*")
                ? type.startsWith(rule.substring(0, rule.length() - 1))
                : rule.equals(type);
    }

    private static void checkAbove(Period floor, String what, Period period) {
        if (period.isNegative() || end(Instant.EPOCH, period).isBefore(end(Instant.EPOCH, floor))) {
            throw new IllegalArgumentException(
                    what + ": " + period + " is below the floor of " + floor);
        }
    }

    private static Instant end(Instant from, Period period) {
        return from.atOffset(ZoneOffset.UTC).plus(period).toInstant();
    }
}
