package io.worklog.server.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** The file with the master keys: only its owner reads it, and it changes as a whole. */
final class KeyFile {
    private final Path file;

    KeyFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    Path path() {
        return file;
    }

    Optional<KeyRing> read() {
        try {
            return Files.exists(file)
                    ? Optional.of(KeyRing.parse(Files.readString(file)))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("the key file " + file + " cannot be read", e);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "the key file " + file + " is not one: " + e.getMessage(), e);
        }
    }

    /** Makes the file; returns false where another process was quicker. */
    boolean create(KeyRing ring) {
        try {
            Path written = written(ring);
            try {
                Files.createLink(file, written);
                return true;
            } catch (FileAlreadyExistsException another) {
                return false;
            } finally {
                Files.delete(written);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the key file " + file + " cannot be made", e);
        }
    }

    void replace(KeyRing ring) {
        try {
            Files.move(
                    written(ring),
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("the key file " + file + " cannot be replaced", e);
        }
    }

    /** The keys in a file of another name, readable by its owner alone from its first moment. */
    private Path written(KeyRing ring) throws IOException {
        Path folder = file.resolveSibling(".").normalize();
        Files.createDirectories(folder);
        Path written = Files.createTempFile(folder, "keys", ".new", ownerOnly(folder));
        try (FileChannel channel = FileChannel.open(written, Set.of(StandardOpenOption.WRITE))) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(ring.text());
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        return written;
    }

    private static FileAttribute<?>[] ownerOnly(Path folder) {
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
