package io.worklog;

import io.worklog.outbox.OutboxRelay;
import io.worklog.outbox.RelayHost;
import io.worklog.outbox.RelaySettings;
import io.worklog.outbox.RelayStatus;
import io.worklog.spi.Outbox;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The outbox of a worklog and the relay that empties it, where the host gave one. */
final class OutboxPart implements AutoCloseable {
    private final @Nullable Outbox outbox;
    private final RelaySettings settings;
    private volatile @Nullable OutboxRelay relay;

    OutboxPart(@Nullable Outbox outbox, RelaySettings settings) {
        this.outbox = outbox;
        this.settings = settings;
    }

    Optional<Outbox> outbox() {
        return Optional.ofNullable(outbox);
    }

    void start(RelayHost host, InstantSource clock) {
        Outbox given = outbox;
        if (given != null) {
            relay = OutboxRelay.start(given, host, clock, settings);
        }
    }

    Optional<OutboxRelay> relay() {
        return Optional.ofNullable(relay);
    }

    @Nullable RelayStatus status() {
        OutboxRelay running = relay;
        return running == null ? null : running.status();
    }

    @Override
    public void close() {
        OutboxRelay running = relay;
        Outbox given = outbox;
        if (running != null) {
            running.close();
        } else if (given != null) {
            given.close();
        }
    }
}
