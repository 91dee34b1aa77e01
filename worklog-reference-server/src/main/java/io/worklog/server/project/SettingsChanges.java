package io.worklog.server.project;

import io.worklog.Recording;

/** Tells what became different in the settings of a project, field by field. */
final class SettingsChanges {
    private SettingsChanges() {}

    static void put(Recording<Object> event, ProjectSettings before, ProjectSettings after) {
        event.set("fourEyes", before.fourEyes(), after.fourEyes())
                .set("reasonForReturn", before.reasonForReturn(), after.reasonForReturn())
                .set("reasonForWithdraw", before.reasonForWithdraw(), after.reasonForWithdraw())
                .set("reasonForArchive", before.reasonForArchive(), after.reasonForArchive())
                .set("recordViews", before.recordViews(), after.recordViews())
                .set("retentionClass", before.retentionClass(), after.retentionClass())
                .set(
                        "remindDraftsAfterDays",
                        before.remindDraftsAfterDays(),
                        after.remindDraftsAfterDays())
                .set(
                        "remindApprovalsAfterDays",
                        before.remindApprovalsAfterDays(),
                        after.remindApprovalsAfterDays())
                .set("delivery", before.delivery(), after.delivery())
                .set("fieldSchema", before.fieldSchema(), after.fieldSchema());
    }
}
