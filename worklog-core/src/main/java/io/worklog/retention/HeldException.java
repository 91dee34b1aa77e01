package io.worklog.retention;

import java.util.List;

/** A legal hold covers what was to go: nothing was removed; lift the hold first. */
public final class HeldException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> cases;

    HeldException(List<String> cases) {
        super("held by " + String.join(", ", cases) + ": lift the hold first");
        this.cases = List.copyOf(cases);
    }

    /** The cases whose holds are in force. */
    public List<String> cases() {
        return cases;
    }
}
