package io.worklog;

import io.worklog.event.ChangeValue;
import io.worklog.event.Target;
import io.worklog.log.LogIndex;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the recorded changes say an object looked like at a time.
 *
 * @param target which object
 * @param at the time asked about
 * @param values the newest recorded value of each path
 * @param last the last event that was taken in; absent where there was none
 */
public record ObjectState(
        Target target, Instant at, Map<String, ChangeValue> values, @Nullable LogIndex last) {
    public ObjectState {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(at, "at");
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }
}
