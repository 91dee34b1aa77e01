package io.worklog.persistence.lucene;

import io.worklog.error.StoreUnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.LockObtainFailedException;

/** What is done with the folder before and beside Lucene: damage is told from absence here. */
final class IndexFolder {
    private static final String COMMIT = "segments_";
    private static final String UNFINISHED_COMMIT = "pending_segments_";

    private final Path path;

    IndexFolder(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    /** Whether nothing was ever committed here: no file but what an interrupted start leaves. */
    boolean isEmpty() {
        return files().stream()
                .map(file -> String.valueOf(file.getFileName()))
                .allMatch(name ->
                        name.equals(IndexWriter.WRITE_LOCK_NAME)
                                || name.startsWith(UNFINISHED_COMMIT));
    }

    /** Removes every file but the lock. */
    void empty() {
        try {
            for (Path file : files()) {
                String name = String.valueOf(file.getFileName());
                if (!name.equals(IndexWriter.WRITE_LOCK_NAME)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new StoreUnavailableException("cannot empty the index folder " + path, e);
        }
    }

    /**
     * Reads the committed index once.
     *
     * @param whole whether to compare the checksum of every file
     * @throws IOException where it is damaged
     */
    void check(Directory directory, boolean whole) throws IOException {
        if (!hasCommit()) {
            throw new IndexNotFoundException("no " + COMMIT + " file");
        }
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
            Map<String, String> data = reader.getIndexCommit().getUserData();
            if (!Objects.equals(data.get(CommitData.FORMAT_KEY), CommitData.FORMAT)) {
                throw new CorruptIndexException("format is not " + CommitData.FORMAT, "commit");
            }
            for (LeafReaderContext leaf : whole ? reader.leaves() : List.<LeafReaderContext>of()) {
                leaf.reader().checkIntegrity();
            }
        }
    }

    /** What a failure of Lucene means to whoever asked. */
    RuntimeException meaning(IOException failure) {
        if (failure instanceof LockObtainFailedException) {
            return new StoreUnavailableException(
                    "the index folder "
                            + path
                            + " is in use by another process or another open"
                            + " index; close that one first",
                    failure);
        }
        return isDamage(failure)
                ? new IndexDamagedException(path, failure.getClass().getSimpleName(), failure)
                : new StoreUnavailableException("the index in " + path + " failed", failure);
    }

    /** What it means that Lucene is closed: by us, or by itself after a failure. */
    RuntimeException meaning(AlreadyClosedException closed) {
        return closed.getCause() instanceof IOException cause
                ? meaning(cause)
                : new StoreUnavailableException("the index in " + path + " is closed", closed);
    }

    static boolean isDamage(IOException failure) {
        return failure instanceof CorruptIndexException
                || failure instanceof IndexFormatTooOldException
                || failure instanceof IndexFormatTooNewException
                || failure instanceof IndexNotFoundException
                || failure instanceof NoSuchFileException
                || failure instanceof java.io.FileNotFoundException
                || failure instanceof java.io.EOFException;
    }

    private boolean hasCommit() {
        return files().stream()
                .anyMatch(file -> String.valueOf(file.getFileName()).startsWith(COMMIT));
    }

    private List<Path> files() {
        try {
            Files.createDirectories(path);
            try (Stream<Path> files = Files.list(path)) {
                return files.toList();
            }
        } catch (IOException | UncheckedIOException e) {
            throw new StoreUnavailableException("cannot read the index folder " + path, e);
        }
    }
}
