package io.worklog.benchmarks.peer;

import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.async.AsyncLoggerContext;
import org.apache.logging.log4j.core.config.builder.api.ConfigurationBuilder;
import org.apache.logging.log4j.core.config.builder.api.ConfigurationBuilderFactory;
import org.apache.logging.log4j.core.config.builder.impl.BuiltConfiguration;
import org.apache.logging.log4j.message.StringMapMessage;

/**
 * Log4j's asynchronous logger with a JSON file: the caller gathers the fields and puts them into a
 * ring buffer, another thread writes them. No hash, no commitment, no order that can be checked.
 */
public final class JsonLogger implements AutoCloseable {
    private static final String TEMPLATE =
            "{\"@timestamp\":{\"$resolver\":\"timestamp\"},"
                    + "\"level\":{\"$resolver\":\"level\",\"field\":\"name\"},"
                    + "\"event\":{\"$resolver\":\"map\"}}";

    private final AsyncLoggerContext context = new AsyncLoggerContext("benchmark");
    private final Logger logger;

    /** Logs into a file. */
    public JsonLogger(Path file) {
        ConfigurationBuilder<BuiltConfiguration> builder =
                ConfigurationBuilderFactory.newConfigurationBuilder();
        builder.add(
                builder.newAppender("file", "File")
                        .addAttribute("fileName", file.toString())
                        .addAttribute("immediateFlush", false)
                        .add(
                                builder.newLayout("JsonTemplateLayout")
                                        .addAttribute("eventTemplate", TEMPLATE)));
        builder.add(builder.newRootLogger(Level.INFO).add(builder.newAppenderRef("file")));
        context.start(builder.build(false));
        logger = context.getLogger("audit");
    }

    /** Hands the fields over. */
    public void log(StringMapMessage fields) {
        logger.info(fields);
    }

    /** Waits until the ring buffer is empty. */
    public void drain() {
        var ring = context.createRingBufferAdmin();
        while (ring.getRemainingCapacity() < ring.getBufferSize()) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Override
    public void close() {
        context.stop();
    }
}
