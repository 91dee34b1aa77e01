package io.worklog.benchmarks.peer;

import java.nio.file.Path;
import java.util.Objects;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.wire.DocumentContext;
import net.openhft.chronicle.wire.WireOut;

/**
 * Chronicle Queue, one appender per thread. It writes into mapped memory and forces nothing. Needs
 * the JVM options that its manual lists.
 */
final class ChroniclePeer implements Peer {
    private final ChronicleQueue queue;
    private final ThreadLocal<ExcerptAppender> appender;

    ChroniclePeer(Path folder) {
        queue = ChronicleQueue.singleBuilder(folder).build();
        appender = ThreadLocal.withInitial(queue::createAppender);
    }

    @Override
    public Object record(Sample sample) {
        try (DocumentContext document = appender.get().writingDocument()) {
            WireOut wire = Objects.requireNonNull(document.wire());
            Fields.each(sample, (key, value) -> wire.write(key).text(value));
        }
        return sample;
    }

    @Override
    public void close() {
        queue.close();
    }
}
