package io.worklog.persistence.mongodb;

import io.worklog.spi.EvidenceStore.Stored;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.ObjectId;

/** One content on its way in. */
final class Upload {
    private static final int TRIES = 8;

    private final GridFiles files;
    private final MessageDigest digest = sha256();
    private final List<Document> waiting = new ArrayList<>();
    private long size;

    Upload(GridFiles files) {
        this.files = files;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    Stored run(InputStream bytes, long maxBytes) throws IOException {
        ObjectId id = files.announce();
        try {
            receive(id, bytes, maxBytes);
            String name = HexFormat.of().formatHex(digest.digest());
            keep(new GridFile(id, name, size, GridFiles.CHUNK_BYTES));
            return new Stored(name, size);
        } catch (IOException | RuntimeException e) {
            removeAfter(e, id);
            throw e;
        }
    }

    /** What cannot be removed now stays announced. */
    private void removeAfter(Exception failure, ObjectId id) {
        try {
            files.removeAnnounced(id);
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private void receive(ObjectId id, InputStream bytes, long maxBytes) throws IOException {
        byte[] chunk = bytes.readNBytes(GridFiles.CHUNK_BYTES);
        for (int number = 0; chunk.length > 0; number++) {
            size += chunk.length;
            if (size > maxBytes) {
                throw new IllegalArgumentException(
                        "evidence of more than " + maxBytes + " bytes is refused");
            }
            digest.update(chunk);
            add(id, number, chunk);
            chunk = bytes.readNBytes(GridFiles.CHUNK_BYTES);
        }
        flush();
    }

    private void add(ObjectId id, int number, byte[] chunk) {
        waiting.add(
                new Document("_id", new ObjectId())
                        .append(GridFiles.FILE, id)
                        .append(GridFiles.NUMBER, number)
                        .append(GridFiles.DATA, new Binary(chunk)));
        if (waiting.size() == GridFiles.CHUNKS_AT_ONCE) {
            flush();
        }
    }

    private void flush() {
        if (!waiting.isEmpty()) {
            files.write(waiting);
            waiting.clear();
        }
    }

    /** The same bytes again cost nothing, unless those that are there are damaged. */
    private void keep(GridFile file) throws IOException {
        for (int i = 0; i < TRIES; i++) {
            if (files.name(file)) {
                requireAlive(file);
                return;
            }
            Optional<GridFile> there = files.find(file.sha256());
            if (there.isPresent() && isWhole(there.get())) {
                files.removeAnnounced(file.id());
                return;
            }
            there.ifPresent(files::remove);
        }
        throw new IOException("evidence " + file.sha256() + " is stored and deleted all the time");
    }

    private void requireAlive(GridFile file) throws IOException {
        if (!files.withdraw(file.id())) {
            throw new IOException(
                    "evidence " + file.sha256() + " took so long that it was taken for dead");
        }
    }

    private boolean isWhole(GridFile there) throws IOException {
        try (InputStream content = files.open(there, 0)) {
            content.transferTo(OutputStream.nullOutputStream());
            return true;
        } catch (DamagedContentException e) {
            return false;
        }
    }
}
