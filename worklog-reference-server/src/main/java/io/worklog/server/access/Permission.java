package io.worklog.server.access;

import java.util.Locale;

/** What a caller may be allowed to do; also the scopes of an API key. */
public enum Permission {
    /** See and change one's own profile, keys and sessions. */
    SELF(Where.SYSTEM),
    /** See who is there, to add them as members or participants. */
    USER_READ(Where.SYSTEM),
    /** Create, disable and change users and teams. */
    USER_MANAGE(Where.SYSTEM),
    /** Give and take system roles. */
    ROLE_MANAGE(Where.SYSTEM),
    /** Create projects. */
    PROJECT_CREATE(Where.SYSTEM),
    /** Change settings of the tenant. */
    SETTINGS_MANAGE(Where.SYSTEM),
    /** Create and disable tenants; of the first tenant's administrators only. */
    TENANT_MANAGE(Where.SYSTEM),
    /** Read the system log. */
    SYSTEM_LOG_READ(Where.SYSTEM),
    /** See jobs, health details and storage. */
    OPERATIONS_READ(Where.SYSTEM),
    /** Decide on erasures, holds and retention across projects. */
    PRIVACY_DECIDE(Where.SYSTEM),
    /** See that a project is there, its name, members and statistics. */
    PROJECT_READ(Where.PROJECT),
    /** Change settings of a project, archive it, hand it over. */
    PROJECT_MANAGE(Where.PROJECT),
    /** Add and remove members. */
    MEMBER_MANAGE(Where.PROJECT),
    /** Read work records. */
    RECORD_READ(Where.PROJECT),
    /** Write, submit and withdraw own work records. */
    RECORD_WRITE(Where.PROJECT),
    /** Comment on work records. */
    RECORD_COMMENT(Where.PROJECT),
    /** Approve and return work records. */
    RECORD_APPROVE(Where.PROJECT),
    /** Read and download evidence. */
    EVIDENCE_READ(Where.PROJECT),
    /** Upload evidence. */
    EVIDENCE_WRITE(Where.PROJECT),
    /** Send events of an application. */
    EVENT_WRITE(Where.PROJECT),
    /** Query events, proofs, tiles and checkpoints. */
    EVENT_READ(Where.PROJECT),
    /** Verify a log, as a job. */
    LOG_VERIFY(Where.PROJECT),
    /** Take records, events or evidence bundles away. */
    EXPORT(Where.PROJECT),
    /** Manage webhooks and other feeds. */
    FEED_MANAGE(Where.PROJECT),
    /** Ask for erasure, hold or disclosure. */
    PRIVACY_REQUEST(Where.PROJECT);

    private final Where where;

    Permission(Where where) {
        this.where = where;
    }

    /** Whether it is about one project, which the path then names. */
    public boolean ofProject() {
        return where == Where.PROJECT;
    }

    /** The scope's name in keys, documents and problems: {@code record-read}. */
    public String scope() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private enum Where {
        SYSTEM,
        PROJECT
    }
}
