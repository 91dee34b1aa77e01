package io.worklog.server.cli;

import io.worklog.client.ApiJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody logged in, kept in a file that only they can read.
 *
 * @param url the server
 * @param key the API key; null where the server needs none
 * @param keyId what the server calls the key, so that it can be revoked; null for one that was given
 */
record Login(String url, @Nullable String key, @Nullable String keyId) {
    private static final Set<PosixFilePermission> OWNER_ONLY =
            PosixFilePermissions.fromString("rw-------");

    /** The file of this person. */
    static Path file(Map<String, String> environment) {
        String configured = environment.get("XDG_CONFIG_HOME");
        Path base =
                configured == null || configured.isBlank()
                        ? Path.of(System.getProperty("user.home", "."), ".config")
                        : Path.of(configured);
        return base.resolve("worklog").resolve("login.json");
    }

    /** What is in the file, if it is there. */
    static Optional<Login> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        ApiJson json = ApiJson.parse(Files.readAllBytes(file));
        return Optional.of(
                new Login(
                        json.text("url"),
                        json.find("key").orElse(null),
                        json.find("keyId").orElse(null)));
    }

    /** Replaces the file at once; nobody else can read it at any moment. */
    void write(Path file) throws IOException {
        Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
        Path part = Files.createTempFile(folder, "login", ".part", ownerOnly(folder));
        Files.write(part, ApiJson.of("url", url, "key", key, "keyId", keyId).bytes());
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static FileAttribute<?>[] ownerOnly(Path folder) {
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "Login[" + url + "]";
    }
}
