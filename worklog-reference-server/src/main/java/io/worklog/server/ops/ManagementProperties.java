package io.worklog.server.ops;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The port for operators: health, status and metrics. It is another than the one for users.
 *
 * @param port where it listens; 0 takes any free one, -1 none.
 * @param address network address it is bound to; rather one that users cannot reach.
 * @param token what a caller of /status and /metrics must send as a bearer token; without one,
 *     whoever reaches the port may call them.
 * @param checkInterval how often the database, the logs and the disk are looked at.
 * @param checkTimeout how long such a look may take before it counts as failed.
 * @param drainDelay how long the server goes on after it said that it is not ready any more.
 * @param drainLimit how long requests that were begun may take to end after that.
 * @param minFreeSpace bytes below which the disk of the data folder counts as full.
 */
@ConfigurationProperties("worklog.server.management")
record ManagementProperties(
        @DefaultValue("9090") int port,
        @DefaultValue("127.0.0.1") String address,
        @Nullable String token,
        @DefaultValue("2s") Duration checkInterval,
        @DefaultValue("2s") Duration checkTimeout,
        @DefaultValue("0s") Duration drainDelay,
        @DefaultValue("30s") Duration drainLimit,
        @DefaultValue("104857600") long minFreeSpace) {}
