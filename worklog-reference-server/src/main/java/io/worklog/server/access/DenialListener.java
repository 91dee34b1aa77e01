package io.worklog.server.access;

import org.jspecify.annotations.Nullable;

/** Hears of every refusal, to record it. MUST NOT throw. */
public interface DenialListener {
    /**
     * Somebody was refused.
     *
     * @param caller who
     * @param permission what they lacked
     * @param project where, or null where it is about no project
     * @param request method and path template
     */
    void denied(Caller caller, Permission permission, @Nullable ProjectRef project, String request);
}
