package io.worklog.benchmarks.peer;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.spi.LoggingEventBuilder;

/** Logback with a JSON file: through its queue, or writing and flushing on the caller's thread. */
final class LogbackPeer implements Peer {
    private static final int QUEUE = 262_144;

    private final LoggerContext context = new LoggerContext();
    private final AsyncAppender queue = new AsyncAppender();
    private final Logger logger = context.getLogger("audit");

    private LogbackPeer(Path path, boolean flush) {
        FileAppender<ILoggingEvent> file = new FileAppender<>();
        JsonEncoder encoder = new JsonEncoder();
        encoder.setContext(context);
        encoder.start();
        file.setContext(context);
        file.setFile(path.toString());
        file.setEncoder(encoder);
        file.setImmediateFlush(flush);
        file.start();
        queue.setContext(context);
        queue.setQueueSize(QUEUE);
        queue.setDiscardingThreshold(0);
        queue.addAppender(file);
        if (flush) {
            logger.addAppender(file);
        } else {
            queue.start();
            logger.addAppender(queue);
        }
    }

    static LogbackPeer asynchronous(Path file) {
        return new LogbackPeer(file, false);
    }

    static LogbackPeer flushing(Path file) {
        return new LogbackPeer(file, true);
    }

    @Override
    public Object record(Sample sample) {
        LoggingEventBuilder event = logger.atInfo();
        Fields.each(
                sample,
                (key, value) -> {
                    var unused = event.addKeyValue(key, value);
                });
        event.log("event");
        return event;
    }

    @Override
    public void drain() {
        while (queue.isStarted() && queue.getNumberOfElementsInQueue() > 0) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Override
    public void close() {
        context.stop();
    }
}
