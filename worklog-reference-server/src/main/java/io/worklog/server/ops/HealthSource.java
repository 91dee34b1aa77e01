package io.worklog.server.ops;

import io.worklog.server.access.Tenants;
import io.worklog.server.ops.HealthView.PartView;
import io.worklog.server.ops.HealthView.ServerView;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Puts together how the server is, as far as a tenant may know. */
final class HealthSource {
    private final StatusSource status;
    private final Watch watch;
    private final Disk disk;

    HealthSource(StatusSource status, Watch watch, Disk disk) {
        this.status = status;
        this.watch = watch;
        this.disk = disk;
    }

    /** For people of a tenant. */
    HealthView of(String tenant) {
        Status now = status.get();
        return new HealthView(
                now.version(),
                now.mode(),
                now.phase(),
                now.readable(),
                now.writable(),
                tenant.equals(Tenants.FIRST) ? server(now) : null);
    }

    private ServerView server(Status now) {
        Disk.Space space = space();
        return new ServerView(
                now.roles(),
                watch.findings().stream().map(PartView::of).toList(),
                now.schema(),
                now.relayLag(),
                now.requests(),
                now.startedAt(),
                now.java(),
                space == null ? null : space.total(),
                space == null ? null : space.free());
    }

    private Disk.@Nullable Space space() {
        try {
            return disk.space().orElse(null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
