package io.worklog.benchmarks.peer;

import java.nio.file.Path;
import org.apache.logging.log4j.message.StringMapMessage;

/** Log4j's asynchronous logger, with a JSON file. */
final class Log4jPeer implements Peer {
    private static final int PAIRS = 24;

    private final JsonLogger logger;

    Log4jPeer(Path file) {
        logger = new JsonLogger(file);
    }

    @Override
    public Object record(Sample sample) {
        StringMapMessage message = new StringMapMessage(PAIRS);
        Fields.each(sample, message::with);
        logger.log(message);
        return message;
    }

    @Override
    public void drain() {
        logger.drain();
    }

    @Override
    public void close() {
        logger.close();
    }
}
