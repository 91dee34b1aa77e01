package io.worklog.server.job;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Long work in the background.
 *
 * @param workers jobs that this node runs at the same time, at least 2: one takes only what is
 *     repeated; 0 where other nodes do all jobs.
 * @param poll how often a node that has nothing to do looks for jobs of other nodes.
 * @param lease how long a node that says nothing keeps a job; nodes' clocks MUST agree to a third
 *     of it.
 * @param attempts runs without a checkpoint before a job fails.
 * @param openPerOwner jobs that one person may have waiting and running.
 * @param keep how long an ended job and its files stay.
 * @param grace how long a node that stops waits for its jobs to come to a checkpoint.
 * @param folder folder of the jobs' files; shared by all nodes where there are several.
 */
@ConfigurationProperties("worklog.server.job")
public record JobProperties(
        @DefaultValue("4") int workers,
        @DefaultValue("1s") Duration poll,
        @DefaultValue("30s") Duration lease,
        @DefaultValue("5") int attempts,
        @DefaultValue("20") int openPerOwner,
        @DefaultValue("7d") Duration keep,
        @DefaultValue("10s") Duration grace,
        @DefaultValue("data/jobs") Path folder) {
    public JobProperties {
        if (workers < 0 || workers == 1) {
            throw new IllegalArgumentException(
                    "worklog.server.job.workers is " + workers + ": use 0, or 2 and more");
        }
    }
}
