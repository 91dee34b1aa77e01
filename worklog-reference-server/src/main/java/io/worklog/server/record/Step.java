package io.worklog.server.record;

import io.worklog.catalog.EventType;
import io.worklog.server.project.ProjectSettings;

/** What moves a record from one state to another. */
enum Step {
    SUBMIT(RecordState.SUBMITTED),
    WITHDRAW(RecordState.DRAFT),
    APPROVE(RecordState.APPROVED),
    RETURN(RecordState.RETURNED),
    CORRECT(RecordState.DRAFT),
    ARCHIVE(RecordState.ARCHIVED);

    private final RecordState to;

    Step(RecordState to) {
        this.to = to;
    }

    EventType<RecordContent> type() {
        return switch (this) {
            case SUBMIT -> RecordEvents.SUBMITTED;
            case WITHDRAW -> RecordEvents.WITHDRAWN;
            case APPROVE -> RecordEvents.APPROVED;
            case RETURN -> RecordEvents.RETURNED;
            case CORRECT -> RecordEvents.CORRECTED;
            case ARCHIVE -> RecordEvents.ARCHIVED;
        };
    }

    RecordState to() {
        return to;
    }

    boolean startsFrom(RecordState state) {
        return switch (this) {
            case SUBMIT -> state == RecordState.DRAFT || state == RecordState.RETURNED;
            case WITHDRAW, APPROVE, RETURN -> state == RecordState.SUBMITTED;
            case CORRECT -> state == RecordState.APPROVED;
            case ARCHIVE ->
                    state == RecordState.DRAFT
                            || state == RecordState.RETURNED
                            || state == RecordState.APPROVED;
        };
    }

    /** Whether it is a decision about somebody's work. */
    boolean isDecision() {
        return this == APPROVE || this == RETURN;
    }

    boolean needsReason(ProjectSettings settings) {
        return switch (this) {
            case RETURN -> settings.reasonForReturn();
            case WITHDRAW -> settings.reasonForWithdraw();
            case ARCHIVE -> settings.reasonForArchive();
            case CORRECT -> true;
            case SUBMIT, APPROVE -> false;
        };
    }
}
