package io.worklog.server.user;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.EnumSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A secret of the installation that is not in the database: who has a copy of the database alone
 * can neither make a credential nor try one out. Every node MUST have the same. Thread-safe.
 */
final class Pepper {
    private static final int LEAST = 32;
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    private Pepper(String secret) {
        key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /** A given secret. */
    static Pepper of(String secret) {
        if (secret.length() < LEAST) {
            throw new IllegalArgumentException(
                    "worklog.server.key-pepper must have at least " + LEAST + " characters");
        }
        return new Pepper(secret);
    }

    /**
     * The given secret, else that of a file, which is made with access for its owner alone.
     *
     * @param fresh what a new file gets
     */
    static Pepper of(@Nullable String secret, Path file, String fresh) {
        if (secret != null && !secret.isBlank()) {
            return of(secret.strip());
        }
        try {
            return of(read(file, fresh));
        } catch (IOException e) {
            throw new UncheckedIOException("the file of the key pepper cannot be used", e);
        }
    }

    private static String read(Path file, String fresh) throws IOException {
        if (Files.notExists(file)) {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            make(file, fresh);
        }
        return Files.readString(file).strip();
    }

    private static void make(Path file, String fresh) throws IOException {
        try (var channel =
                Files.newByteChannel(
                        file,
                        EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        ownerOnly())) {
            channel.write(java.nio.ByteBuffer.wrap(fresh.getBytes(StandardCharsets.UTF_8)));
        } catch (FileAlreadyExistsException made) {
            // Another process of the same folder was faster: its secret is the one.
            return;
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /** HMAC-SHA256 of a text for one purpose, in base64url. */
    String mac(String purpose, String text) {
        byte[] mac = hmac((purpose + '\0' + text).getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
    }

    /** A key of 256 bits for one purpose. */
    byte[] derived(String purpose) {
        return hmac(("key\0" + purpose).getBytes(StandardCharsets.UTF_8));
    }

    private byte[] hmac(byte[] bytes) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    /** Compares without telling by time where they differ. */
    static boolean same(String one, String other) {
        return java.security.MessageDigest.isEqual(
                one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
