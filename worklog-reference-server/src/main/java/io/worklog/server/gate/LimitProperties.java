package io.worklog.server.gate;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many requests a node takes from one caller.
 *
 * @param enabled whether there are limits.
 * @param perSecond requests a second of one credential, in the long run.
 * @param burst requests of one credential at once.
 * @param anonymousPerSecond requests a second of one address without a credential, in the long run.
 * @param anonymousBurst requests of one address without a credential at once.
 */
@ConfigurationProperties("worklog.server.limits")
record LimitProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("1000") int perSecond,
        @DefaultValue("4000") int burst,
        @DefaultValue("50") int anonymousPerSecond,
        @DefaultValue("400") int anonymousBurst) {}
