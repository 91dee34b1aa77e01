package io.worklog.server.log;

import io.worklog.server.log.EventView.TargetView;
import io.worklog.server.log.EventView.ValueView;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the recorded changes say an object looked like at a time.
 *
 * @param target which object
 * @param at the time asked about
 * @param values the newest recorded value of each path
 * @param last index of the last event that was taken in; null where there was none
 */
record StateView(
        TargetView target, Instant at, Map<String, ValueView> values, @Nullable Long last) {}
