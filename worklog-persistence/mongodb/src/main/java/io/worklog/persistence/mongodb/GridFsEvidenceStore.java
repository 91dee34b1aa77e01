package io.worklog.persistence.mongodb;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.worklog.error.StoreUnavailableException;
import io.worklog.spi.ListableEvidenceStore;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps attached bytes in GridFS, each content once, named by its digest; any tool for GridFS reads
 * them. Bytes arrive under an id of their own and are visible only when they are whole: one insert
 * with a unique name decides. Any number of processes may use the same files.
 *
 * <p>What a process left unfinished is taken away when a store is opened a day later. Thread-safe.
 */
public final class GridFsEvidenceStore implements ListableEvidenceStore {
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    private final MongoPlace place;
    private final Calls calls;
    private final GridFiles files;

    private GridFsEvidenceStore(MongoPlace place, Calls calls) {
        this.place = place;
        this.calls = calls;
        this.files = new GridFiles(place, calls);
    }

    /**
     * Opens the files in a database of somebody else's client, which stays open.
     *
     * @throws StoreUnavailableException if the server cannot be reached, its settings are too weak
     *     and are to be refused, or a newer release wrote the data
     */
    public static GridFsEvidenceStore open(MongoDatabase database, MongoOptions options) {
        return open(database, options, null);
    }

    /**
     * Opens the files in a database with a client of its own.
     *
     * @param uri names servers and database; without a database it is {@code worklog}
     */
    public static GridFsEvidenceStore open(String uri, MongoOptions options) {
        return MongoPlace.withOwn(uri, (database, client) -> open(database, options, client));
    }

    private static GridFsEvidenceStore open(
            MongoDatabase database, MongoOptions options, @Nullable MongoClient own) {
        Calls calls = new Calls();
        Server server = Server.ask(database, options, calls);
        MongoPlace place = MongoPlace.of(database, options, server, own);
        new Schema(place, calls).prepareEvidence();
        GridFsEvidenceStore store = new GridFsEvidenceStore(place, calls);
        store.files.removeLeftovers();
        return store;
    }

    @Override
    public Stored put(InputStream bytes, long maxBytes) throws IOException {
        return io(() -> new Upload(files).run(bytes, maxBytes));
    }

    @Override
    public Optional<InputStream> open(String sha256, long offset) throws IOException {
        requireDigest(sha256);
        if (offset < 0) {
            throw new IllegalArgumentException("an offset is not negative: " + offset);
        }
        return io(() -> files.find(sha256).map(file -> files.open(file, offset)));
    }

    @Override
    public Optional<Long> size(String sha256) throws IOException {
        requireDigest(sha256);
        return io(() -> files.find(sha256).map(GridFile::length));
    }

    @Override
    public boolean delete(String sha256) throws IOException {
        requireDigest(sha256);
        return io(() -> {
            Optional<GridFile> file = files.find(sha256);
            return file.isPresent() && files.remove(file.get());
        });
    }

    @Override
    public Stream<String> digests() throws IOException {
        return io(files::names);
    }

    private static void requireDigest(String sha256) {
        if (!DIGEST.matcher(sha256).matches()) {
            throw new IllegalArgumentException("a digest is 64 lower-case hex digits");
        }
    }

    private static <T> T io(Action<T> action) throws IOException {
        try {
            return action.run();
        } catch (StoreUnavailableException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        calls.close();
        place.close();
    }

    /** What may fail as files do. */
    private interface Action<T> {
        T run() throws IOException;
    }
}
