package io.worklog.retention;

import io.worklog.log.LogIndex;
import java.util.List;
import java.util.Objects;

/**
 * What an erasure removed.
 *
 * @param plan what it set out to do
 * @param events places of the redaction events; empty where there was nothing to erase
 */
public record RedactionReport(RedactionPlan plan, List<LogIndex> events) {
    public RedactionReport {
        Objects.requireNonNull(plan, "plan");
        events = List.copyOf(events);
    }
}
