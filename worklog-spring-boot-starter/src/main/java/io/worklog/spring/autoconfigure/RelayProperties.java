package io.worklog.spring.autoconfigure;

import java.time.Duration;

/** How transactional events get from the outbox to their logs. */
final class RelayProperties {
    /** how often is looked for what other processes committed. */
    private Duration interval = Duration.ofMillis(500);

    /** how long shutting down relays what is committed before it leaves the rest. */
    private Duration drain = Duration.ofSeconds(10);

    public Duration getInterval() {
        return interval;
    }

    public void setInterval(Duration interval) {
        this.interval = interval;
    }

    public Duration getDrain() {
        return drain;
    }

    public void setDrain(Duration drain) {
        this.drain = drain;
    }
}
