package io.worklog.spring.source.schedule;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is recorded of jobs.
 *
 * @param enabled whether runs of scheduled methods carry the job as the actor, and are recorded.
 * @param runs which runs are recorded: all, failures, or those that failed or within which
 *     something was recorded.
 */
@ConfigurationProperties("worklog.schedule")
record ScheduleProperties(
        @DefaultValue("true") boolean enabled, @DefaultValue("with-children") Runs runs) {
    /** Which runs of a job are recorded. */
    enum Runs {
        /** Every one. */
        ALL,
        /** Those that failed. */
        FAILURES,
        /** Those that failed, or within which something was recorded. */
        WITH_CHILDREN
    }
}
