package io.worklog.server.project;

/** Who may read a project without being a member. */
public enum Visibility {
    /** Nobody. */
    MEMBERS,
    /** Everybody of the tenant who has no system role. */
    TENANT
}
