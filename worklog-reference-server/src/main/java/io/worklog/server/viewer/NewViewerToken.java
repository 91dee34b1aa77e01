package io.worklog.server.viewer;

import io.worklog.server.api.Problem;
import io.worklog.server.api.Problem.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A token to be made.
 *
 * @param name what it is for
 * @param targetType with targetId: shows events of this object alone
 * @param targetId with targetType: shows events of this object alone
 * @param filter which events, as parameters of a question for events; all unless said
 * @param minutes how long it is good; 60 unless said, at most 1,440
 */
record NewViewerToken(
        String name,
        @Nullable String targetType,
        @Nullable String targetId,
        @Nullable Map<String, List<String>> filter,
        @Nullable Integer minutes) {
    private static final int USUAL = 60;
    private static final int LONGEST = 24 * 60;
    private static final int LONGEST_NAME = 128;
    private static final int MOST_TEXT = 4_000;

    /** Checks everything but what the filter means. */
    ViewerTokens.Wanted wanted() {
        List<Place> faults = new ArrayList<>();
        String called = name == null ? "" : name.strip();
        if (called.isEmpty() || called.codePointCount(0, called.length()) > LONGEST_NAME) {
            faults.add(new Place("/name", "must have 1 to " + LONGEST_NAME + " characters"));
        }
        if ((targetType == null) != (targetId == null)) {
            faults.add(new Place("/targetId", "and targetType belong together"));
        }
        int life = minutes == null ? USUAL : minutes;
        if (life < 1 || life > LONGEST) {
            faults.add(new Place("/minutes", "must be 1 to " + LONGEST));
        }
        Map<String, List<String>> all = filters(faults);
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
        return new ViewerTokens.Wanted(called, all, Duration.ofMinutes(life));
    }

    private Map<String, List<String>> filters(List<Place> faults) {
        Map<String, List<String>> all = new LinkedHashMap<>(filter == null ? Map.of() : filter);
        if (all.values().stream().anyMatch(values -> values == null || values.contains(null))) {
            faults.add(new Place("/filter", "must have lists of texts"));
            return Map.of();
        }
        if (targetType != null && targetId != null) {
            all.put("targetType", List.of(targetType));
            all.put("targetId", List.of(targetId));
        }
        if (all.values().stream().flatMap(List::stream).mapToInt(String::length).sum()
                > MOST_TEXT) {
            faults.add(new Place("/filter", "must be shorter than " + MOST_TEXT + " characters"));
        }
        return all;
    }
}
