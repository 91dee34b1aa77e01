package io.worklog.server.project;

import io.worklog.server.access.EventDelivery;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a project works.
 *
 * @param fourEyes whether somebody who wrote or did the work may not approve it
 * @param reasonForReturn whether returning a record needs a reason
 * @param reasonForWithdraw whether withdrawing a record needs a reason
 * @param reasonForArchive whether archiving a record needs a reason
 * @param recordViews whether looking at its records is itself recorded, in the system log
 * @param retentionClass name of the class that says how long its events are kept
 * @param remindDraftsAfterDays days after which an author is reminded of a draft; 0 for never
 * @param remindApprovalsAfterDays days after which approvers are reminded; 0 for never
 * @param delivery when whoever sends an event gets the answer
 * @param fieldSchema JSON Schema of the custom fields of records; null where there are none
 */
public record ProjectSettings(
        boolean fourEyes,
        boolean reasonForReturn,
        boolean reasonForWithdraw,
        boolean reasonForArchive,
        boolean recordViews,
        String retentionClass,
        int remindDraftsAfterDays,
        int remindApprovalsAfterDays,
        EventDelivery delivery,
        @Nullable String fieldSchema) {
    /** The settings of a new project. */
    public static final ProjectSettings DEFAULTS =
            new ProjectSettings(
                    true, true, false, true, false, "default", 7, 3, EventDelivery.DURABLE, null);

    public ProjectSettings {
        Objects.requireNonNull(retentionClass, "retentionClass");
        // What was written before there was a choice has none.
        delivery = Objects.requireNonNullElse(delivery, EventDelivery.DURABLE);
    }
}
