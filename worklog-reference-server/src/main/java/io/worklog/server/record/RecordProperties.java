package io.worklog.server.record;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Work records.
 *
 * @param editSession pause after which further edits of a draft are another edit session, whose
 *     predecessor becomes one event.
 * @param reminders how often overdue drafts and approvals are looked for.
 */
@ConfigurationProperties("worklog.server.records")
record RecordProperties(
        @DefaultValue("30m") Duration editSession, @DefaultValue("1h") Duration reminders) {}
