package io.worklog.server.feed;

import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Webhooks and syslog.
 *
 * @param enabled whether this node delivers.
 * @param perProject feeds that a project may have.
 * @param allowPrivate whether private, loopback and link-local addresses may be called; in
 *     development only.
 * @param allowPlain whether webhooks may go over http; in development only.
 * @param privateHosts names and addresses that may be called although they are private, such as
 *     those of a log collector.
 * @param connectTimeout how long to wait for a connection.
 * @param timeout how long one delivery may take altogether.
 * @param attempts deliveries of one event before it becomes a dead letter.
 * @param firstPause pause after the first failure; it doubles with each.
 * @param longestPause longest pause between two attempts.
 * @param secretOverlap how long the secret before the last one still signs.
 * @param lease how long a node that says nothing keeps a feed.
 * @param poll how often a node looks for feeds that nobody delivers.
 * @param facility syslog facility; 13 is log audit.
 * @param enterprise IANA private enterprise number of the structured data; 32473 is the one for
 *     examples, set your own.
 * @param datagram bytes of a syslog message over UDP at most.
 */
@ConfigurationProperties("worklog.server.feed")
public record FeedProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("10") int perProject,
        @DefaultValue("false") boolean allowPrivate,
        @DefaultValue("false") boolean allowPlain,
        @DefaultValue Set<String> privateHosts,
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("15s") Duration timeout,
        @DefaultValue("12") int attempts,
        @DefaultValue("2s") Duration firstPause,
        @DefaultValue("1h") Duration longestPause,
        @DefaultValue("24h") Duration secretOverlap,
        @DefaultValue("60s") Duration lease,
        @DefaultValue("2s") Duration poll,
        @DefaultValue("13") int facility,
        @DefaultValue("32473") int enterprise,
        @DefaultValue("2048") int datagram) {
    private static final int FACILITIES = 24;
    private static final int SMALLEST_DATAGRAM = 480;

    public FeedProperties {
        privateHosts = Set.copyOf(privateHosts);
        if (facility < 0 || facility >= FACILITIES) {
            throw new IllegalArgumentException(
                    "worklog.server.feed.facility is " + facility + ": use 0 to 23");
        }
        if (attempts < 1 || datagram < SMALLEST_DATAGRAM) {
            throw new IllegalArgumentException(
                    "worklog.server.feed: attempts is 1 and more, datagram 480 and more");
        }
    }
}
