package io.worklog.event;

import io.worklog.error.RejectedEventException.Fault;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects the faults of one event. Faults name fields, never what stands in them. The path of a
 * field comes in two parts, so that nothing is put together for the many that have no fault.
 */
final class FaultList {
    private final List<Fault> faults = new ArrayList<>();
    private String list = "";
    private int element = -1;

    List<Fault> faults() {
        return List.copyOf(faults);
    }

    /** From here on paths begin at that element of a list, given with its last slash. */
    void within(String path, int index) {
        list = path;
        element = index;
    }

    /** From here on paths begin at the event. */
    void withinEvent() {
        within("", -1);
    }

    void add(String path, String problem) {
        faults.add(new Fault(element < 0 ? path : list + element + path, problem));
    }

    void require(boolean kept, String path, String problem) {
        if (!kept) {
            add(path, problem);
        }
    }

    /** An identifier: well-formed, not empty, not too long. */
    void id(String at, String field, String value, int most) {
        if (value.isEmpty()) {
            add(at + field, "is empty");
        }
        optionalId(at, field, value, most);
    }

    /** An identifier that may be absent or empty. */
    void optionalId(String at, String field, @Nullable String value, int most) {
        text(at, field, value);
        if (value != null && Texts.isLonger(value, most)) {
            int has = value.codePointCount(0, value.length());
            add(at + field, "has " + has + " characters: use at most " + most);
        }
    }

    /** A text of any length: well-formed. */
    void text(String at, String field, @Nullable String value) {
        int defect = value == null ? -1 : Texts.firstDefect(value);
        if (value != null && defect >= 0) {
            String what = value.charAt(defect) == 0 ? "U+0000" : "a lone surrogate";
            add(at + field, "has " + what + " at character " + value.codePointCount(0, defect));
        }
    }

    /** A number of things between bounds. */
    void count(String path, int has, int least, int most) {
        if (has < least || has > most) {
            add(path, "are " + has + ": use " + least + " to " + most);
        }
    }

    /** An integer that any reader of JSON keeps exactly. */
    void integer(String path, long value, long least) {
        if (value < least || value >= EventLimits.INTEGER_BOUND) {
            add(path, "is out of range: use " + least + " to 2^53 - 1");
        }
    }
}
