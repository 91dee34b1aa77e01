package io.worklog.routing;

import io.worklog.error.IntegrityException;
import io.worklog.error.StoreUnavailableException;
import io.worklog.log.LogId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Placements in one file: a title with a CRC32C of the rest, then one line per log. Several
 * processes may use it at a time, as far as the file system keeps their locks apart.
 */
public final class FilePlacements implements Placements {
    private static final String TITLE = "worklog placements v1 ";

    private static final long WAIT_NANOS = 1_000_000;

    private final Path file;
    private final boolean foldersCanBeForced;

    private FilePlacements(Path file) {
        this.file = file;
        this.foldersCanBeForced = !System.getProperty("os.name", "").startsWith("Windows");
    }

    /** Opens a file, which is made with the first placement; its folder must be there. */
    public static FilePlacements open(Path file) {
        return new FilePlacements(file.toAbsolutePath().normalize());
    }

    @Override
    public Map<LogId, Placement> all() {
        try {
            return Files.exists(file) ? parse(Files.readString(file)) : Map.of();
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    @Override
    public synchronized boolean replace(@Nullable Placement expected, Placement next) {
        Path lock = file.resolveSibling(file.getFileName() + ".lock");
        try (FileChannel channel =
                        FileChannel.open(
                                lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = lock(channel)) {
            SortedMap<LogId, Placement> changed = new TreeMap<>(all());
            if (!held.isValid() || !Objects.equals(changed.get(next.log()), expected)) {
                return false;
            }
            changed.put(next.log(), next);
            write(text(changed));
            return true;
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    /** Locks keep processes apart; within one, whoever comes second waits a moment. */
    private static FileLock lock(FileChannel channel) throws IOException {
        while (true) {
            try {
                return channel.lock();
            } catch (OverlappingFileLockException e) {
                LockSupport.parkNanos(WAIT_NANOS);
            }
        }
    }

    private void write(String text) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel out =
                FileChannel.open(
                        unfinished,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        Files.move(
                unfinished,
                file,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        if (foldersCanBeForced) {
            Path folder = Objects.requireNonNull(file.getParent());
            try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
                names.force(true);
            }
        }
    }

    private static String text(SortedMap<LogId, Placement> placements) {
        StringBuilder lines = new StringBuilder();
        placements.values().forEach(one -> lines.append(one.line()).append('\n'));
        return title(lines.toString()) + lines;
    }

    private Map<LogId, Placement> parse(String text) {
        String rest = text.substring(text.indexOf('\n') + 1);
        if (!text.equals(title(rest) + rest)) {
            throw new IntegrityException(file + " is damaged: restore it from a copy");
        }
        SortedMap<LogId, Placement> found = new TreeMap<>();
        rest.lines().map(Placement::parse).forEach(one -> found.put(one.log(), one));
        return found;
    }

    private static String title(String rest) {
        CRC32C crc = new CRC32C();
        crc.update(rest.getBytes(StandardCharsets.US_ASCII));
        return TITLE + String.format(Locale.ROOT, "%08x", crc.getValue()) + "\n";
    }

    private StoreUnavailableException unavailable(IOException e) {
        return new StoreUnavailableException("placements in " + file + ": " + e, e);
    }
}
