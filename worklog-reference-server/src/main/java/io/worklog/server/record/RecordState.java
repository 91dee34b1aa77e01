package io.worklog.server.record;

/** Where a work record stands. */
public enum RecordState {
    /** 草稿: being written. */
    DRAFT,
    /** 待审批: waits for an approver. */
    SUBMITTED,
    /** 已通过: approved; a correction makes a new version. */
    APPROVED,
    /** 已退回: sent back to its author. */
    RETURNED,
    /** 已归档: finished for good. */
    ARCHIVED;

    /** Whether its author may change what it says. */
    boolean isEditable() {
        return this == DRAFT || this == RETURNED;
    }
}
