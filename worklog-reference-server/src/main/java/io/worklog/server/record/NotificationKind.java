package io.worklog.server.record;

/** What somebody is told in the application. */
public enum NotificationKind {
    /** A draft of theirs has waited for days. */
    DRAFT_OVERDUE,
    /** A record was submitted, and they are an approver of it. */
    RECORD_SUBMITTED,
    /** A record has waited for days for an approver, which they are. */
    APPROVAL_OVERDUE,
    /** A record of theirs was approved. */
    RECORD_APPROVED,
    /** A record of theirs was sent back. */
    RECORD_RETURNED
}
