package io.worklog.server.store;

import java.util.Objects;

/** A URL does not name a store that can be opened. */
public final class StoreUrlException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final Problem problem;
    private final String what;

    /** What is wrong with a URL. */
    public enum Problem {
        /** It holds a password, which must come from the environment. */
        PASSWORD,
        /** It begins like no store that is known. */
        UNKNOWN,
        /** A setting after the hash sign is not known. */
        SETTING,
        /** The store is there, but keeps no logs or no evidence. */
        WRONG_USE
    }

    StoreUrlException(Problem problem, String what) {
        super(problem + " " + what);
        this.problem = Objects.requireNonNull(problem);
        this.what = Objects.requireNonNull(what);
    }

    /** What is wrong. */
    public Problem problem() {
        return problem;
    }

    /** The part that is wrong; empty where it must not be shown. */
    public String what() {
        return what;
    }
}
