package io.worklog.routing;

import io.worklog.error.IntegrityException;
import io.worklog.error.StoreUnavailableException;
import io.worklog.log.LogId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Placements in a folder. Every change is a new file that holds all of them, {@code <number>}: a
 * title with a CRC32C of the rest, then one line per log. It gets the next number by a hard link,
 * which the file system gives to one process only; so no lock is needed, and none is left behind.
 * Older files are emptied and keep their names, so that no number is ever given twice.
 */
public final class FilePlacements implements Placements {
    private static final String TITLE = "worklog placements v1 ";
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    /** Whoever listed the folder a moment ago still reads the file it saw. */
    private static final int KEPT = 16;

    private final Path folder;
    private final boolean foldersCanBeForced;

    private FilePlacements(Path folder) {
        this.folder = folder;
        this.foldersCanBeForced = !System.getProperty("os.name", "").startsWith("Windows");
    }

    /**
     * Opens a folder, which is made where there is none. All nodes MUST see the same folder of a
     * file system with hard links.
     */
    public static FilePlacements open(Path folder) {
        FilePlacements placements = new FilePlacements(folder.toAbsolutePath().normalize());
        try {
            Files.createDirectories(placements.folder);
        } catch (IOException e) {
            throw placements.unavailable(e);
        }
        return placements;
    }

    @Override
    public Map<LogId, Placement> all() {
        try {
            return newest().placements();
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    @Override
    public boolean replace(@Nullable Placement expected, Placement next) {
        try {
            while (true) {
                Numbered newest = newest();
                SortedMap<LogId, Placement> changed = new TreeMap<>(newest.placements());
                if (!Objects.equals(changed.get(next.log()), expected)) {
                    return false;
                }
                changed.put(next.log(), next);
                if (publish(text(changed), newest.number() + 1)) {
                    empty(newest.number() + 1 - KEPT);
                    return true;
                }
            }
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    private record Numbered(long number, Map<LogId, Placement> placements) {}

    /** The newest file; one that was emptied meanwhile is not the newest any more. */
    private Numbered newest() throws IOException {
        while (true) {
            long number = newestNumber();
            if (number == 0) {
                return new Numbered(0, Map.of());
            }
            String text = Files.readString(file(number));
            if (!text.isEmpty()) {
                return new Numbered(number, parse(number, text));
            }
        }
    }

    /** The number of the newest file, 0 where there is none. */
    private long newestNumber() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> NUMBER.matcher(name).matches())
                    .mapToLong(Long::parseLong)
                    .max()
                    .orElse(0);
        }
    }

    /** Writes a file and gives it its number, unless another one has that. */
    private boolean publish(String text, long number) throws IOException {
        Path unfinished = Files.createTempFile(folder, "new", "");
        try {
            write(unfinished, text);
            Files.createLink(file(number), unfinished);
            forceNames();
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static void write(Path file, String text) throws IOException {
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
    }

    private void forceNames() throws IOException {
        if (foldersCanBeForced) {
            try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
                names.force(true);
            }
        }
    }

    private void empty(long number) throws IOException {
        if (number > 0) {
            Files.write(file(number), new byte[0]);
        }
    }

    private Path file(long number) {
        return folder.resolve(Long.toString(number));
    }

    private static String text(SortedMap<LogId, Placement> placements) {
        StringBuilder lines = new StringBuilder();
        placements.values().forEach(one -> lines.append(one.line()).append('\n'));
        return title(lines.toString()) + lines;
    }

    private Map<LogId, Placement> parse(long number, String text) {
        String rest = text.substring(text.indexOf('\n') + 1);
        if (!text.equals(title(rest) + rest)) {
            throw new IntegrityException(file(number) + " is damaged: restore it from a copy");
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
        return new StoreUnavailableException("placements in " + folder + ": " + e, e);
    }
}
