package io.worklog.server.evidence;

import io.worklog.server.db.Database;
import io.worklog.server.db.Times;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Record;

/** Where the sealed bytes of a content are. */
final class BlobRows {
    private final Database database;
    private final InstantSource clock;

    BlobRows(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * A row.
     *
     * @param sha256 digest of the content
     * @param size its bytes
     * @param stored digest of the sealed bytes, by which the store below knows them
     * @param storedSize bytes below
     * @param key which data key sealed them
     */
    record Blob(String sha256, long size, String stored, long storedSize, String key) {}

    Optional<Blob> find(String sha256) {
        return database.sql()
                .select(
                        Tables.SHA256,
                        Tables.SIZE_BYTES,
                        Tables.STORED,
                        Tables.STORED_BYTES,
                        Tables.KEY_SUBJECT)
                .from(Tables.BLOBS)
                .where(Tables.SHA256.eq(sha256))
                .fetchOptional(BlobRows::blob);
    }

    /** Adds a row, unless another was quicker. */
    boolean add(Blob blob) {
        return database.sql()
                        .insertInto(Tables.BLOBS)
                        .set(Tables.SHA256, blob.sha256())
                        .set(Tables.SIZE_BYTES, blob.size())
                        .set(Tables.STORED, blob.stored())
                        .set(Tables.STORED_BYTES, blob.storedSize())
                        .set(Tables.KEY_SUBJECT, blob.key())
                        .set(Tables.CREATED_AT, Times.micros(clock.instant()))
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    boolean remove(Blob blob) {
        return database.sql()
                        .deleteFrom(Tables.BLOBS)
                        .where(Tables.SHA256.eq(blob.sha256()).and(Tables.STORED.eq(blob.stored())))
                        .execute()
                == 1;
    }

    Stream<String> digests() {
        return database
                .sql()
                .select(Tables.SHA256)
                .from(Tables.BLOBS)
                .fetch(Tables.SHA256)
                .stream();
    }

    private static Blob blob(Record row) {
        return new Blob(
                row.get(Tables.SHA256),
                row.get(Tables.SIZE_BYTES),
                row.get(Tables.STORED),
                row.get(Tables.STORED_BYTES),
                row.get(Tables.KEY_SUBJECT));
    }
}
