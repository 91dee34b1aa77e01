package io.worklog.sentence;

/**
 * The value of an argument.
 *
 * @param raw as the event says it, for formats
 * @param text as it stands in a sentence, safe
 */
record Shown(String raw, String text) {
    static Shown argument(String raw) {
        return new Shown(raw, Insertion.safe(raw, Insertion.MAX_ARGUMENT));
    }
}
