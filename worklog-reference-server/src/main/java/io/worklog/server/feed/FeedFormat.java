package io.worklog.server.feed;

/** What events are told in. */
public enum FeedFormat {
    /** The event as this product writes it. */
    WORKLOG("application/json"),
    /** CloudEvents 1.0.2, JSON, with the event as data. */
    CLOUDEVENTS("application/cloudevents+json"),
    /** OCSF 1.4, class Entity Management (3004). */
    OCSF("application/json"),
    /** Elastic Common Schema 8.17. */
    ECS("application/json"),
    /** ArcSight Common Event Format 0, for syslog. */
    CEF("text/plain;charset=UTF-8");

    private final String mediaType;

    FeedFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }
}
