package io.worklog.anchor;

import io.worklog.log.LogId;
import io.worklog.log.TreeSize;
import io.worklog.spi.CheckpointAnchor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Appends signed notes to {@code <log>.checkpoints}, each after a separator line. */
final class FileAnchor implements CheckpointAnchor {
    /** Stands before each note; no line of a note begins so. */
    static final String SEPARATOR = "(?m)^-----\n";

    private static final byte[] MARK = "-----\n".getBytes(StandardCharsets.UTF_8);

    private final Path folder;
    private final Duration interval;
    private final InstantSource clock;
    private final Map<LogId, Instant> written = new HashMap<>();
    private final Map<LogId, byte[]> waiting = new HashMap<>();

    FileAnchor(Path folder, Duration interval, InstantSource clock) {
        this.folder = folder;
        this.interval = interval;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "file " + folder;
    }

    @Override
    public synchronized List<String> anchor(LogId log, TreeSize size, byte[] note)
            throws IOException {
        Instant last = written.get(log);
        Instant now = clock.instant();
        if (last != null && now.isBefore(last.plus(interval)) && !now.isBefore(last)) {
            waiting.put(log, note);
            return List.of();
        }
        append(log, note);
        written.put(log, now);
        waiting.remove(log);
        return List.of();
    }

    private void append(LogId log, byte[] note) throws IOException {
        Files.createDirectories(folder);
        try (FileChannel file =
                FileChannel.open(
                        folder.resolve(log + ".checkpoints"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.APPEND)) {
            ByteBuffer bytes = ByteBuffer.allocate(MARK.length + note.length);
            bytes.put(MARK).put(note).flip();
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(true);
        }
    }

    @Override
    public synchronized void close() {
        try {
            for (Map.Entry<LogId, byte[]> entry : waiting.entrySet()) {
                append(entry.getKey(), entry.getValue());
            }
            waiting.clear();
        } catch (IOException e) {
            throw new UncheckedIOException("the last checkpoints could not be anchored", e);
        }
    }
}
