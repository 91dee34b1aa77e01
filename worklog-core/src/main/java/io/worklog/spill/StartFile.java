package io.worklog.spill;

import io.worklog.log.TreeSize;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;

/**
 * Says that a folder holds spilled events, and from which entry of the log on the store may have
 * some of them after all, because its answer was lost.
 */
final class StartFile {
    private final Path file;

    StartFile(Path folder) {
        this.file = folder.resolve("start");
    }

    /** What it says; nothing where no events are spilled. */
    Optional<TreeSize> read() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
        try {
            return Optional.of(TreeSize.of(Long.parseLong(text)));
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " is damaged: write 0 into it to look everywhere", e);
        }
    }

    /** Durable on return: the old or the new content is there after a crash, whole. */
    void write(TreeSize from) throws IOException {
        Path unfinished = file.resolveSibling("start.new");
        byte[] text = (from.value() + "\n").getBytes(StandardCharsets.US_ASCII);
        try (FileChannel channel =
                FileChannel.open(
                        unfinished,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(
                unfinished,
                file,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        forceFolder();
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
        forceFolder();
    }

    private void forceFolder() throws IOException {
        Path folder = Objects.requireNonNull(file.getParent());
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
