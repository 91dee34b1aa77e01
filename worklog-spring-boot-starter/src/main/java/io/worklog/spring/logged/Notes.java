package io.worklog.spring.logged;

import io.worklog.Recording;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What could not be recorded as it was, said in the event itself. Not thread-safe. */
final class Notes {
    /** Attributes whose expression failed, each with the class of what it threw. */
    static final String UNREAD = "worklog.unread";

    /** Fields in which characters that no event may hold stand as {@code \\uXXXX}. */
    static final String ESCAPED = "worklog.escaped";

    /** Ids that were too long and end in a digest of the whole. */
    static final String SHORTENED = "worklog.shortened";

    private @Nullable Map<String, Map<String, String>> all;

    void unread(String attribute, Throwable why) {
        add(UNREAD, attribute, why.getClass().getName());
    }

    void unread(String attribute, String why) {
        add(UNREAD, attribute, why);
    }

    void escaped(String field) {
        add(ESCAPED, field, "");
    }

    void shortened(String field) {
        add(SHORTENED, field, "");
    }

    private void add(String key, String field, String detail) {
        Map<String, Map<String, String>> notes = all;
        if (notes == null) {
            notes = new TreeMap<>();
            all = notes;
        }
        notes.computeIfAbsent(key, any -> new TreeMap<>()).putIfAbsent(field, detail);
    }

    /** Forgets that an attribute could not be read: it was read later. */
    void forget(String attribute) {
        if (all != null && all.containsKey(UNREAD)) {
            all.get(UNREAD).remove(attribute);
        }
    }

    Notes copy() {
        return plus(new Notes());
    }

    /** These notes and others, in notes of their own. */
    Notes plus(Notes more) {
        Notes both = new Notes();
        addAll(all, both);
        addAll(more.all, both);
        return both;
    }

    private static void addAll(@Nullable Map<String, Map<String, String>> from, Notes to) {
        if (from != null) {
            from.forEach(
                    (key, fields) -> fields.forEach((field, detail) -> to.add(key, field, detail)));
        }
    }

    void addTo(Recording<?> recording) {
        if (all == null) {
            return;
        }
        all.forEach((key, fields) -> {
            if (!fields.isEmpty()) {
                recording.metadata(key, text(fields));
            }
        });
    }

    private static String text(Map<String, String> fields) {
        StringBuilder text = new StringBuilder();
        fields.forEach((field, detail) -> {
            text.append(text.isEmpty() ? "" : "; ").append(field);
            text.append(detail.isEmpty() ? "" : ": ").append(detail);
        });
        return text.toString();
    }
}
