package io.worklog.persistence.jooq.planted;

import io.worklog.Worklog;

/** Breaks the table of packages, to see that this is found. */
public final class ReachesOut {
    private ReachesOut() {}

    public static Class<?> what() {
        return Worklog.class;
    }
}
