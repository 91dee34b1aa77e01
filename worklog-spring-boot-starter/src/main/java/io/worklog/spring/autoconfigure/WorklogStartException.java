package io.worklog.spring.autoconfigure;

import org.jspecify.annotations.Nullable;

/** The application cannot start with this worklog; says what to do about it. */
final class WorklogStartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String action;

    /**
     * Says what is wrong.
     *
     * @param problem what is wrong
     * @param action what to do, naming the property
     * @param cause what was found; absent where it says nothing more
     */
    WorklogStartException(String problem, String action, @Nullable Throwable cause) {
        super(problem, cause);
        this.action = action;
    }

    String action() {
        return action;
    }
}
