package io.worklog.event;

import io.worklog.error.RejectedEventException.Fault;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Collects the faults of one event. Faults name fields, never what stands in them. */
final class FaultList {
    private final List<Fault> faults = new ArrayList<>();

    List<Fault> faults() {
        return List.copyOf(faults);
    }

    void add(String path, String problem) {
        faults.add(new Fault(path, problem));
    }

    void require(boolean kept, String path, String problem) {
        if (!kept) {
            add(path, problem);
        }
    }

    /** An identifier: well-formed, not empty, not too long. */
    void id(String path, String value, int most) {
        require(!value.isEmpty(), path, "is empty");
        optionalId(path, value, most);
    }

    /** An identifier that may be absent or empty. */
    void optionalId(String path, @Nullable String value, int most) {
        if (value == null) {
            return;
        }
        text(path, value);
        if (Texts.isLonger(value, most)) {
            int has = value.codePointCount(0, value.length());
            add(path, "has " + has + " characters: use at most " + most);
        }
    }

    /** A text of any length: well-formed. */
    void text(String path, @Nullable String value) {
        int at = value == null ? -1 : Texts.firstDefect(value);
        if (value != null && at >= 0) {
            String what = value.charAt(at) == 0 ? "U+0000" : "a lone surrogate";
            add(path, "has " + what + " at character " + value.codePointCount(0, at));
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
        boolean fits = value >= least && value < EventLimits.INTEGER_BOUND;
        require(fits, path, "is out of range: use " + least + " to 2^53 - 1");
    }
}
