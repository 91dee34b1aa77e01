package io.worklog.evidence;

import io.worklog.spi.ListableEvidenceStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Keeps attached bytes in a folder, each content once, in {@code <two hex digits>/<64 hex digits>}.
 * Bytes arrive in a file of their own, are forced, and only then get their name. Thread-safe.
 */
public final class FileEvidenceStore implements ListableEvidenceStore {
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final String INCOMING = "incoming";
    private static final int CHUNK_BYTES = 64 << 10;

    private final Path folder;
    private final boolean foldersCanBeForced;

    private FileEvidenceStore(Path folder) {
        this.folder = folder;
        this.foldersCanBeForced = !System.getProperty("os.name", "").startsWith("Windows");
    }

    /** Opens a folder, which is made where there is none, and clears away unfinished files. */
    public static FileEvidenceStore open(Path folder) {
        FileEvidenceStore store = new FileEvidenceStore(folder.toAbsolutePath().normalize());
        try {
            store.prepare();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot work in " + folder, e);
        }
        return store;
    }

    @Override
    public Stored put(InputStream bytes, long maxBytes) throws IOException {
        Path incoming = Files.createTempFile(folder.resolve(INCOMING), "", "");
        try {
            Stored stored = receive(bytes, maxBytes, incoming);
            keep(incoming, file(stored.sha256()));
            return stored;
        } finally {
            Files.deleteIfExists(incoming);
        }
    }

    @Override
    public Optional<InputStream> open(String sha256, long offset) throws IOException {
        if (offset < 0) {
            throw new IllegalArgumentException("an offset is not negative: " + offset);
        }
        Path file = file(sha256);
        try {
            SeekableByteChannel channel = Files.newByteChannel(file, StandardOpenOption.READ);
            InputStream stream = Channels.newInputStream(channel.position(offset));
            return Optional.of(offset == 0 ? new CheckedContent(stream, sha256) : stream);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<Long> size(String sha256) throws IOException {
        try {
            return Optional.of(Files.size(file(sha256)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public boolean delete(String sha256) throws IOException {
        Path file = file(sha256);
        boolean removed = Files.deleteIfExists(file);
        if (removed) {
            force(file.resolveSibling("."));
        }
        return removed;
    }

    @Override
    @SuppressWarnings("StreamResourceLeak") // The caller closes what is returned.
    public Stream<String> digests() throws IOException {
        return Files.walk(folder, 2)
                .filter(file -> file.getNameCount() == folder.getNameCount() + 2)
                .map(file -> String.valueOf(file.getFileName()))
                .filter(name -> DIGEST.matcher(name).matches());
    }

    @Override
    public void close() {
        // Every file is closed where it is used.
    }

    private void prepare() throws IOException {
        Path incoming = folder.resolve(INCOMING);
        Files.createDirectories(incoming);
        force(folder);
        try (DirectoryStream<Path> unfinished = Files.newDirectoryStream(incoming)) {
            for (Path file : unfinished) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static Stored receive(InputStream bytes, long maxBytes, Path target)
            throws IOException {
        MessageDigest digest = CheckedContent.sha256();
        byte[] chunk = new byte[CHUNK_BYTES];
        long size = 0;
        try (FileChannel channel = FileChannel.open(target, StandardOpenOption.WRITE)) {
            for (int read = bytes.read(chunk); read >= 0; read = bytes.read(chunk)) {
                size += read;
                if (size > maxBytes) {
                    throw new IllegalArgumentException(
                            "evidence of more than " + maxBytes + " bytes is refused");
                }
                digest.update(chunk, 0, read);
                write(channel, ByteBuffer.wrap(chunk, 0, read));
            }
            channel.force(true);
        }
        return new Stored(HexFormat.of().formatHex(digest.digest()), size);
    }

    private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private void keep(Path incoming, Path file) throws IOException {
        Path parent = file.resolveSibling(".").normalize();
        if (!Files.isDirectory(parent)) {
            Files.createDirectories(parent);
            force(folder);
        }
        // Also where the content is there already: what is there may be damaged.
        Files.move(
                incoming,
                file,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        force(parent);
    }

    private Path file(String sha256) {
        if (!DIGEST.matcher(sha256).matches()) {
            throw new IllegalArgumentException("a digest is 64 lower-case hex digits");
        }
        return folder.resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    private void force(Path path) throws IOException {
        if (foldersCanBeForced) {
            try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
