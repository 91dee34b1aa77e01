package io.worklog.server.record;

import io.worklog.catalog.EventType;
import io.worklog.server.project.ProjectSettings;
import java.util.Set;

/** What moves a record from one state to another. */
enum Step {
    SUBMIT(RecordEvents.SUBMITTED, RecordState.SUBMITTED, RecordState.DRAFT, RecordState.RETURNED),
    WITHDRAW(RecordEvents.WITHDRAWN, RecordState.DRAFT, RecordState.SUBMITTED),
    APPROVE(RecordEvents.APPROVED, RecordState.APPROVED, RecordState.SUBMITTED),
    RETURN(RecordEvents.RETURNED, RecordState.RETURNED, RecordState.SUBMITTED),
    CORRECT(RecordEvents.CORRECTED, RecordState.DRAFT, RecordState.APPROVED),
    ARCHIVE(
            RecordEvents.ARCHIVED,
            RecordState.ARCHIVED,
            RecordState.DRAFT,
            RecordState.RETURNED,
            RecordState.APPROVED);

    private final EventType<RecordContent> type;
    private final RecordState to;
    private final Set<RecordState> from;

    Step(EventType<RecordContent> type, RecordState to, RecordState... from) {
        this.type = type;
        this.to = to;
        this.from = Set.of(from);
    }

    EventType<RecordContent> type() {
        return type;
    }

    RecordState to() {
        return to;
    }

    boolean startsFrom(RecordState state) {
        return from.contains(state);
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
