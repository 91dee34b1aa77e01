package io.worklog.sentence;

import io.worklog.event.Outcome;

/** The end of a key for each outcome. */
final class OutcomeKeys {
    private OutcomeKeys() {}

    static String end(Outcome outcome) {
        return switch (outcome) {
            case SUCCESS -> "";
            case FAILURE -> ".failure";
            case DENIED -> ".denied";
            case UNKNOWN -> ".unknown";
        };
    }
}
