package io.worklog.spring.autoconfigure;

import io.worklog.cache.CacheSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** What nodes that share copies have in common and nobody else knows. */
final class CacheSecret {
    private static final String FILE = "cache.secret";

    private final @Nullable String chosen;
    private final String namespace;
    private final Path folder;

    CacheSecret(CacheProperties properties, WorklogProperties worklog) {
        this.chosen = properties.secret();
        this.namespace = worklog.installation();
        this.folder = worklog.directory();
    }

    CacheSettings settings() {
        byte[] secret = (chosen == null ? kept() : chosen).getBytes(StandardCharsets.UTF_8);
        if (secret.length < CacheSettings.MIN_SECRET) {
            throw new WorklogStartException(
                    "worklog.cache.secret has " + secret.length + " bytes",
                    "Set worklog.cache.secret to " + CacheSettings.MIN_SECRET + " bytes or more.",
                    null);
        }
        return new CacheSettings(namespace, secret);
    }

    private String kept() {
        Path file = folder.resolve(FILE);
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            return Files.readString(file, StandardCharsets.US_ASCII).strip();
        } catch (IOException e) {
            throw new WorklogStartException(
                    "the secret of the cache cannot be kept in " + file + ": " + e,
                    "Set worklog.cache.secret, or make worklog.directory writable.",
                    e);
        }
    }

    /** Whole or not at all; of two processes that make it at once both use that of the first. */
    private void make(Path file) throws IOException {
        byte[] random = new byte[CacheSettings.MIN_SECRET];
        new SecureRandom().nextBytes(random);
        Files.createDirectories(folder);
        Path made = Files.createTempFile(folder, FILE, ".new", onlyForOwner());
        try {
            Files.writeString(made, HexFormat.of().formatHex(random), StandardCharsets.US_ASCII);
            Files.createLink(file, made);
        } catch (FileAlreadyExistsException e) {
            // The other process was first: its secret counts.
        } catch (UnsupportedOperationException e) {
            Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(made);
        }
    }

    private FileAttribute<?>[] onlyForOwner() {
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
