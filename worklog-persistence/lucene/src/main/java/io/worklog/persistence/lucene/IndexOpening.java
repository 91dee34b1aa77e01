package io.worklog.persistence.lucene;

import java.io.IOException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;

/**
 * Opens the folder of an index: takes its lock, tells damage from absence, and empties what is
 * damaged where that is wanted. Nothing is judged or removed without the lock, because a folder in
 * which another process works may look damaged.
 */
final class IndexOpening {
    private final IndexFolder folder;
    private final LuceneIndexOptions options;

    IndexOpening(IndexFolder folder, LuceneIndexOptions options) {
        this.folder = folder;
        this.options = options;
    }

    LiveIndex open() {
        boolean fresh = folder.isEmpty();
        try {
            Directory directory = FSDirectory.open(folder.path());
            try {
                return open(directory, fresh);
            } catch (IOException | RuntimeException e) {
                directory.close();
                throw e;
            }
        } catch (IOException e) {
            throw folder.meaning(e);
        }
    }

    private LiveIndex open(Directory directory, boolean fresh) throws IOException {
        IndexStart start = fresh ? IndexStart.EMPTY : examine(directory);
        NamedMerges merges = new NamedMerges();
        IndexWriter writer = new IndexWriter(directory, IndexSettings.of(options, merges));
        try {
            return new LiveIndex(folder, writer, merges, start);
        } catch (IOException | RuntimeException e) {
            writer.rollback();
            throw e;
        }
    }

    private IndexStart examine(Directory directory) throws IOException {
        try (Lock lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
            lock.ensureValid();
            try {
                folder.check(directory, options.checkOnOpen());
                return IndexStart.EXISTING;
            } catch (IOException | RuntimeException e) {
                return emptied(e);
            }
        }
    }

    /** Lucene meets damage with many kinds of exception, so every one but a plain failure counts. */
    private IndexStart emptied(Exception problem) throws IOException {
        if (problem instanceof IOException failure && !IndexFolder.isDamage(failure)) {
            throw failure;
        }
        if (!options.rebuildOnDamage()) {
            throw new IndexDamagedException(
                    folder.path(), problem.getClass().getSimpleName(), problem);
        }
        folder.empty();
        return IndexStart.EMPTIED;
    }
}
