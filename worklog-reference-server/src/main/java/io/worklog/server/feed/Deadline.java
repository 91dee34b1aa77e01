package io.worklog.server.feed;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes a connection when its time is over, whatever it is doing. Close it when it is done. */
final class Deadline implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Deadline.class);

    private final Thread watch;

    Deadline(Closeable connection, Duration limit) {
        this.watch =
                Thread.ofVirtual()
                        .name("worklog-feed-deadline")
                        .start(() -> watch(connection, limit));
    }

    private static void watch(Closeable connection, Duration limit) {
        try {
            Thread.sleep(limit);
            connection.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.debug("worklog.feed.close-failed", e);
        }
    }

    @Override
    public void close() {
        watch.interrupt();
    }
}
