package io.worklog.spring.operate;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the audit trail is operated.
 *
 * @param health the health contributor
 * @param shutdown the orderly end
 */
@ConfigurationProperties("worklog.operate")
record OperateProperties(@DefaultValue Health health, @DefaultValue Shutdown shutdown) {
    /**
     * The health contributor.
     *
     * @param timeout how long the store may take to answer before the worklog is DOWN
     * @param probe whether a log that failed is tried with a heartbeat event at each check, so that
     *     health comes back by itself; else it comes back with the host's next event
     * @param degradedStatus status while events are recorded and something is not as it should be;
     *     a status of your own needs its place in management.endpoint.health.status.order
     */
    record Health(
            @DefaultValue("3s") Duration timeout,
            @DefaultValue("true") boolean probe,
            @DefaultValue("UP") String degradedStatus) {}

    /**
     * The orderly end.
     *
     * @param seal whether all logs are sealed when the application has stopped taking work, before
     *     anything is destroyed
     * @param drain how long events that wait for the store are waited for before that
     */
    record Shutdown(@DefaultValue("true") boolean seal, @DefaultValue("10s") Duration drain) {}
}
