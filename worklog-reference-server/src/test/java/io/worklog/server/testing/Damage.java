package io.worklog.server.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** Damages the files of a log that nobody has open, as a failing disk or an intruder would. */
public final class Damage {
    private final Path segments;

    private Damage(Path segments) {
        this.segments = segments;
    }

    /** To a log of a server's data folder. */
    public static Damage of(Path data, String log) {
        return new Damage(data.resolve("log/logs/" + log + "/segments"));
    }

    /** Writes other bytes of the same length where some are first. */
    public void replace(String from, String to) {
        assertThat(to).hasSameSizeAs(from);
        for (Path file : files()) {
            int at = text(file).indexOf(from);
            if (at >= 0) {
                change(
                        file,
                        channel ->
                                channel.write(
                                        ByteBuffer.wrap(to.getBytes(StandardCharsets.UTF_8)), at));
                return;
            }
        }
        throw new IllegalStateException(from + " is nowhere in " + segments);
    }

    /** Cuts a file off within the bytes of the first place where these are. */
    public void cutAt(String bytes) {
        for (Path file : files()) {
            int at = text(file).indexOf(bytes);
            if (at >= 0) {
                change(file, channel -> channel.truncate(at + bytes.length() / 2));
                return;
            }
        }
        throw new IllegalStateException(bytes + " is nowhere in " + segments);
    }

    /** What is done to a file. */
    private interface Change {
        void to(FileChannel channel) throws IOException;
    }

    private static void change(Path file, Change change) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            change.to(channel);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.list(segments)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
