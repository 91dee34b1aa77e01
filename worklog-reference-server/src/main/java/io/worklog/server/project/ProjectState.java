package io.worklog.server.project;

/** Whether a project is written to. */
public enum ProjectState {
    ACTIVE,
    /** Read only. */
    ARCHIVED
}
