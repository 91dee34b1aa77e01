package io.worklog.server.record;

import io.worklog.server.api.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Checks what callers say of a record, all at once. */
final class InputCheck {
    static final int MAX_TITLE = 200;
    static final int MAX_CONTENT = 200_000;
    static final int MAX_PARTICIPANTS = 50;
    static final int MAX_TAGS = 20;
    static final int MAX_TAG = 40;
    static final int MAX_EVIDENCE = 32;
    static final int MAX_LINKS = 50;
    static final int MAX_FIELDS = 20_000;
    static final int MAX_MINUTES = 31 * 24 * 60;

    private final List<Problem.Place> faults = new ArrayList<>();

    void add(String pointer, String fault) {
        faults.add(new Problem.Place(pointer, fault));
    }

    void addAll(List<Problem.Place> more) {
        faults.addAll(more);
    }

    void throwIfAny() {
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
    }

    void check(RecordInput input) {
        title(input.title());
        if (input.content() != null && input.content().length() > MAX_CONTENT) {
            add("/content", "must be at most " + MAX_CONTENT + " characters");
        }
        Long minutes = input.minutes();
        if (minutes != null && (minutes < 0 || minutes > MAX_MINUTES)) {
            add("/minutes", "must be 0 to " + MAX_MINUTES);
        }
        most("/participants", input.participants(), MAX_PARTICIPANTS);
        most("/evidence", input.evidence(), MAX_EVIDENCE);
        most("/links", input.links(), MAX_LINKS);
        tags(input.tags());
        fields(input);
    }

    private void title(@Nullable String title) {
        if (title != null && (title.isBlank() || title.length() > MAX_TITLE)) {
            add("/title", "must be 1 to " + MAX_TITLE + " characters");
        }
        if (title != null && title.indexOf('\0') >= 0) {
            add("/title", "must not have the character U+0000");
        }
    }

    private void most(String pointer, @Nullable List<?> values, int most) {
        if (values == null) {
            return;
        }
        if (values.size() > most) {
            add(pointer, "must be at most " + most);
        }
        if (values.stream().anyMatch(Objects::isNull)) {
            add(pointer, "must not have null");
        } else if (values.stream().distinct().count() != values.size()) {
            add(pointer, "must not have one twice");
        }
    }

    private void tags(@Nullable List<String> tags) {
        most("/tags", tags, MAX_TAGS);
        int index = 0;
        for (String tag : tags == null ? List.<String>of() : tags) {
            if (tag == null || tag.isBlank() || tag.length() > MAX_TAG) {
                add("/tags/" + index, "must be 1 to " + MAX_TAG + " characters");
            }
            index++;
        }
    }

    private void fields(RecordInput input) {
        var fields = input.fields();
        if (fields == null || fields.isNull()) {
            return;
        }
        if (!fields.isObject()) {
            add("/fields", "must be an object");
        } else if (fields.toString().length() > MAX_FIELDS) {
            add("/fields", "must be at most " + MAX_FIELDS + " characters");
        }
    }
}
