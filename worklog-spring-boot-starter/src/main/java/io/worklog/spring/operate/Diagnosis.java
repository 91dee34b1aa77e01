package io.worklog.spring.operate;

import io.worklog.LogHealth;
import java.util.ArrayList;
import java.util.List;

/**
 * What is wrong, without content.
 *
 * @param logs how each open log is doing
 * @param stops why events are not recorded, or not as promised; empty while they are
 * @param concerns what is not as it should be while events are recorded
 */
record Diagnosis(List<LogHealth> logs, List<String> stops, List<String> concerns) {
    Diagnosis {
        logs = List.copyOf(logs);
        stops = List.copyOf(stops);
        concerns = List.copyOf(concerns);
    }

    /** No check could be made. */
    static Diagnosis failed(String why) {
        return new Diagnosis(List.of(), List.of(why), List.of());
    }

    /** Gathers findings. Not thread-safe. */
    static final class Findings {
        private final List<LogHealth> logs = new ArrayList<>();
        private final List<String> stops = new ArrayList<>();
        private final List<String> concerns = new ArrayList<>();

        void log(LogHealth health) {
            logs.add(health);
        }

        void stop(String why) {
            stops.add(why);
        }

        void concern(String what) {
            if (!concerns.contains(what)) {
                concerns.add(what);
            }
        }

        Diagnosis done() {
            return new Diagnosis(logs, stops, concerns);
        }
    }
}
