package io.worklog.spring.autoconfigure;

import io.worklog.cache.CacheSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** What nodes that share copies have in common and nobody else knows. */
final class CacheSecret {
    private static final String FILE = "cache.secret";

    /** What is kept is written in hex, two characters for a byte. */
    private static final int KEPT_LENGTH = 2 * CacheSettings.MIN_SECRET;

    private static final int TURNS = 50;
    private static final Duration TURN = Duration.ofMillis(20);

    private final @Nullable String chosen;
    private final String namespace;
    private final Path folder;
    private final Link link;

    /** Gives a file a second name. */
    @FunctionalInterface
    interface Link {
        /**
         * Makes the name.
         *
         * @throws FileAlreadyExistsException if there is a file of that name
         */
        void make(Path name, Path existing) throws IOException;
    }

    CacheSecret(CacheProperties properties, WorklogProperties worklog) {
        this(
                properties.secret(),
                worklog.getInstallation(),
                worklog.getDirectory(),
                Files::createLink);
    }

    CacheSecret(@Nullable String chosen, String namespace, Path folder, Link link) {
        this.chosen = chosen;
        this.namespace = namespace;
        this.folder = folder;
        this.link = link;
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
            return whole(file);
        } catch (IOException e) {
            throw new WorklogStartException(
                    "the secret of the cache cannot be kept in " + file + ": " + e,
                    "Set worklog.cache.secret, or make worklog.directory writable.",
                    e);
        }
    }

    /** Another process may be about to write it. */
    private static String whole(Path file) throws IOException {
        String secret = read(file);
        for (int turn = 0; secret.length() < KEPT_LENGTH && turn < TURNS; turn++) {
            LockSupport.parkNanos(TURN.toNanos());
            secret = read(file);
        }
        if (secret.length() < KEPT_LENGTH) {
            throw new IOException("it was cut short: delete it where no other process runs");
        }
        return secret;
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.US_ASCII).strip();
    }

    /** Of two processes that make it at once both use that of the first. */
    private void make(Path file) throws IOException {
        byte[] random = new byte[CacheSettings.MIN_SECRET];
        new SecureRandom().nextBytes(random);
        String secret = HexFormat.of().formatHex(random);
        Files.createDirectories(folder);
        Path made = Files.createTempFile(folder, FILE, ".new", onlyForOwner());
        try {
            Files.writeString(made, secret, StandardCharsets.US_ASCII);
            link.make(file, made);
        } catch (FileAlreadyExistsException e) {
            // The other process was first: its secret counts.
        } catch (FileSystemException | UnsupportedOperationException e) {
            makeInPlace(file, secret);
        } finally {
            Files.deleteIfExists(made);
        }
    }

    /** Where files have one name only; whoever reads waits until it is whole. */
    private void makeInPlace(Path file, String secret) throws IOException {
        try {
            Files.createFile(file, onlyForOwner());
        } catch (FileAlreadyExistsException e) {
            return;
        }
        Files.writeString(file, secret, StandardCharsets.US_ASCII, StandardOpenOption.WRITE);
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
