package io.worklog.persistence.lucene;

import io.worklog.error.StoreUnavailableException;
import io.worklog.log.LogId;
import java.io.IOException;
import java.util.Map;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.search.Query;
import org.apache.lucene.store.AlreadyClosedException;

/**
 * Lucene's writer with the newest snapshot of what it wrote. Failures come out in our words.
 * Documents may be added from several threads; commit, refresh and close MUST NOT run beside each
 * other or beside an addition.
 */
final class LiveIndex {
    private static final int PURGE_ROUNDS = 10;

    private final IndexFolder folder;
    private final IndexWriter writer;
    private final ConcurrentMergeScheduler merges;
    private final IndexStart start;
    private volatile Snapshot current;
    private volatile Map<LogId, Long> durable;

    /** Takes over a writer made with these merges. */
    LiveIndex(
            IndexFolder folder,
            IndexWriter writer,
            ConcurrentMergeScheduler merges,
            IndexStart start)
            throws IOException {
        this.folder = folder;
        this.writer = writer;
        this.merges = merges;
        this.start = start;
        var data = writer.getLiveCommitData();
        this.durable = data == null ? Map.of() : CommitData.read(data);
        if (start != IndexStart.EXISTING) {
            writer.setLiveCommitData(CommitData.write(durable).entrySet());
            writer.commit();
        }
        this.current = new Snapshot(DirectoryReader.open(writer), durable);
    }

    IndexStart start() {
        return start;
    }

    /** How far each log is in the last commit. */
    Map<LogId, Long> durable() {
        return durable;
    }

    void add(Iterable<? extends IndexableField> document) {
        run(() -> writer.addDocument(document));
    }

    void delete(Query query) {
        run(() -> writer.deleteDocuments(query));
    }

    /**
     * Writes anew every file in which something deleted still stands. A merge that was under way
     * may carry deletions over, so they are looked for again after it.
     *
     * @return whether nothing deleted is left; false only where deletions kept coming
     */
    boolean purge() {
        for (int round = 0; round < PURGE_ROUNDS && hasDeletions(); round++) {
            run(() -> {
                merges.sync();
                writer.forceMergeDeletes(true);
            });
        }
        return !hasDeletions();
    }

    /** Makes what was added durable, together with how far each log was fed. */
    void commit(Map<LogId, Long> sizes) {
        run(() -> {
            if (writer.hasUncommittedChanges() || !sizes.equals(durable)) {
                writer.setLiveCommitData(CommitData.write(sizes).entrySet());
                writer.commit();
                durable = sizes;
            }
        });
    }

    /** Makes what was added visible. */
    void refresh(Map<LogId, Long> sizes) {
        run(() -> {
            Snapshot old = current;
            DirectoryReader next = DirectoryReader.openIfChanged(old.reader(), writer);
            current = new Snapshot(next == null ? old.reader() : next, sizes);
            if (next != null) {
                old.release();
            }
        });
    }

    /** Runs a search on the newest snapshot. */
    <T> T read(Search<T> search) {
        Snapshot held = hold();
        try {
            try {
                return search.on(held);
            } finally {
                held.release();
            }
        } catch (IOException e) {
            throw folder.meaning(e);
        }
    }

    /** Leaves what is not committed behind. */
    void close() {
        run(() -> {
            try {
                current.release();
                writer.rollback();
            } finally {
                writer.getDirectory().close();
            }
        });
    }

    private boolean hasDeletions() {
        try {
            return writer.hasDeletions();
        } catch (AlreadyClosedException e) {
            throw folder.meaning(e);
        }
    }

    private Snapshot hold() {
        Snapshot snapshot = current;
        while (!snapshot.hold()) {
            Snapshot newer = current;
            if (newer == snapshot) {
                throw new StoreUnavailableException("the index in " + folder.path() + " is closed");
            }
            snapshot = newer;
        }
        return snapshot;
    }

    private void run(Action action) {
        try {
            action.run();
        } catch (AlreadyClosedException e) {
            throw folder.meaning(e);
        } catch (IOException e) {
            throw folder.meaning(e);
        }
    }

    /** Something to be read from a snapshot. */
    interface Search<T> {
        T on(Snapshot snapshot) throws IOException;
    }

    private interface Action {
        void run() throws IOException;
    }
}
