package io.worklog.spring.source.actuator;

import io.worklog.codec.EventCodec;
import io.worklog.event.EventLimits;
import io.worklog.spring.source.CapturedText;
import io.worklog.spring.source.Masker;
import java.lang.reflect.Array;
import java.time.temporal.TemporalAccessor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The data of an audit event as metadata: nested maps and lists become dotted keys, secrets are
 * masked. Of an object of some other class only the class is told: what its {@code toString} gives
 * away, such as a session's id, nobody can know. Used once.
 */
final class AuditData {
    /** Key that tells how many values found no room. */
    static final String LEFT_OUT = "actuator.left-out";

    private static final int MOST = EventLimits.MAX_METADATA - 4;
    private static final int MAX_DEPTH = 4;

    private final Masker masker;
    private final Map<String, String> pairs = new LinkedHashMap<>();
    private int leftOut;

    AuditData(Masker masker) {
        this.masker = masker;
    }

    Map<String, String> of(Map<String, @Nullable Object> data) {
        data.forEach((name, value) -> add(name, value, false, MAX_DEPTH));
        if (leftOut > 0) {
            pairs.put(LEFT_OUT, Integer.toString(leftOut));
        }
        return pairs;
    }

    private void add(String path, @Nullable Object value, boolean secret, int depth) {
        boolean hidden = secret || masker.isSecret(path);
        if (value instanceof Map<?, ?> map && depth > 0) {
            map.forEach((key, inner) -> add(path + "." + key, inner, hidden, depth - 1));
        } else if (value instanceof Iterable<?> list && depth > 0) {
            int at = 0;
            for (Object inner : list) {
                add(path + "." + at++, inner, hidden, depth - 1);
            }
        } else if (value != null && value.getClass().isArray() && depth > 0) {
            for (int i = 0; i < Math.min(MOST, Array.getLength(value)); i++) {
                add(path + "." + i, Array.get(value, i), hidden, depth - 1);
            }
        } else if (value != null) {
            put(path, hidden ? EventCodec.MASK : masker.text(text(value)));
        }
    }

    private void put(String path, String text) {
        String name = masker.text(path);
        String key = CapturedText.id(name, EventLimits.MAX_METADATA_KEY, "unnamed");
        if (pairs.size() >= MOST || pairs.putIfAbsent(key, text) != null) {
            leftOut++;
        }
    }

    private static String text(Object value) {
        boolean plain =
                value instanceof CharSequence
                        || value instanceof Number
                        || value instanceof Boolean
                        || value instanceof Character
                        || value instanceof Enum<?>
                        || value instanceof UUID
                        || value instanceof TemporalAccessor;
        if (plain) {
            return value.toString();
        }
        return value instanceof Class<?> type ? type.getName() : value.getClass().getName();
    }
}
