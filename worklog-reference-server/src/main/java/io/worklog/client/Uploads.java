package io.worklog.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Files on their way to a project. */
final class Uploads {
    private static final int BUFFER = 64 * 1024;

    private final ProjectClient project;

    Uploads(ProjectClient project) {
        this.project = project;
    }

    ApiJson send(Path file, TransferProgress progress) {
        return project.request("PUT", "/evidence/by-digest/" + digest(file))
                .query("name", String.valueOf(file.getFileName()))
                .body("application/octet-stream", () -> body(file, progress))
                .json();
    }

    /** SHA-256 of a file, 64 hex digits. */
    static String digest(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static BodyPublisher body(Path file, TransferProgress progress) {
        try {
            long total = Files.size(file);
            BodyPublisher parts =
                    BodyPublishers.ofInputStream(
                            () -> new CountedInput(open(file), total, progress));
            return total == 0
                    ? BodyPublishers.noBody()
                    : BodyPublishers.fromPublisher(parts, total);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(Path file) {
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
