package io.worklog.witness;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Remembers the last cosigned checkpoint of each log, one file each, replaced whole. */
final class WitnessState {
    private final Path folder;

    WitnessState(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    /** The name of a log's file: lower-case hex SHA-256 of its origin. */
    static String hash(String origin) {
        try {
            byte[] bytes = origin.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    Optional<byte[]> read(String originHash) throws IOException {
        if (!originHash.matches("[0-9a-f]{64}")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readAllBytes(folder.resolve(originHash)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Durable when it returns. */
    void write(String originHash, byte[] note) throws IOException {
        Path temporary = folder.resolve(originHash + ".new");
        try (FileChannel file =
                FileChannel.open(
                        temporary,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = ByteBuffer.wrap(note);
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(true);
        }
        Files.move(
                temporary,
                folder.resolve(originHash),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }
}
