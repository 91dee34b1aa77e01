package io.worklog.benchmarks.peer;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * RocksDB behind the same group commit: one synchronous write of a batch, entries under their
 * number, no index.
 */
final class RocksPeer implements Peer {
    private final Options options;
    private final WriteOptions synchronous;
    private final RocksDB database;
    private final GroupCommit commits;
    private long next;

    RocksPeer(Path folder) {
        RocksDB.loadLibrary();
        options = new Options().setCreateIfMissing(true);
        synchronous = new WriteOptions().setSync(true);
        try {
            database = RocksDB.open(options, folder.toString());
        } catch (RocksDBException e) {
            throw new IllegalStateException("RocksDB does not open", e);
        }
        commits = new GroupCommit("rocksdb", this::write);
    }

    @Override
    public byte[] record(Sample sample) {
        return commits.append(sample);
    }

    private void write(List<GroupCommit.Waiting> entries) throws RocksDBException {
        try (WriteBatch batch = new WriteBatch()) {
            for (GroupCommit.Waiting entry : entries) {
                byte[] key = ByteBuffer.allocate(Long.BYTES).putLong(next++).array();
                batch.put(key, entry.sample.sealed());
            }
            database.write(synchronous, batch);
        }
    }

    @Override
    public void close() {
        commits.close();
        database.close();
        synchronous.close();
        options.close();
    }
}
