package io.worklog.server.evidence;

import io.worklog.server.db.Database;
import io.worklog.server.db.Ids;
import io.worklog.server.evidence.BlobRows.Blob;
import io.worklog.server.vault.KeyName;
import io.worklog.server.vault.NotSealedHereException;
import io.worklog.server.vault.ShreddedException;
import io.worklog.server.vault.Vault;
import io.worklog.spi.EvidenceStore;
import io.worklog.spi.ListableEvidenceStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keeps bytes sealed in another store, each content under a key of its own. Its digests and sizes
 * are those of the content. Thread-safe; safe on several nodes.
 */
final class SealedEvidenceStore implements ListableEvidenceStore {
    private static final byte[] CONTEXT = "content".getBytes(StandardCharsets.UTF_8);

    private final EvidenceStore below;
    private final BlobRows rows;
    private final Vault vault;
    private final Database database;
    private final Ids ids;

    SealedEvidenceStore(
            EvidenceStore below, BlobRows rows, Vault vault, Database database, Ids ids) {
        this.below = below;
        this.rows = rows;
        this.vault = vault;
        this.database = database;
        this.ids = ids;
    }

    private static KeyName key(String id) {
        return new KeyName("", "evidence", id);
    }

    @Override
    public Stored put(InputStream bytes, long maxBytes) throws IOException {
        String key = ids.next("blb");
        HashedInput plain = new LimitedInput(bytes, maxBytes);
        Stored sealed;
        try {
            sealed = below.put(new SealingInput(vault, key(key), plain, CONTEXT), Long.MAX_VALUE);
        } catch (IOException | RuntimeException e) {
            vault.shred(key(key));
            throw e;
        }
        Stored stored = new Stored(plain.sha256Hex(), plain.count());
        Blob blob = new Blob(stored.sha256(), stored.size(), sealed.sha256(), sealed.size(), key);
        keep(blob);
        return stored;
    }

    /** Makes the content known; of the same content twice, the first is kept while it is there. */
    private void keep(Blob blob) throws IOException {
        Optional<Blob> before = rows.find(blob.sha256());
        if (before.isPresent() && below.size(before.get().stored()).isEmpty()) {
            drop(before.get());
        }
        if (!rows.add(blob)) {
            vault.shred(key(blob.key()));
            below.delete(blob.stored());
        }
    }

    @Override
    public Optional<InputStream> open(String sha256, long offset) throws IOException {
        if (offset < 0) {
            throw new IllegalArgumentException("an offset is not negative: " + offset);
        }
        Optional<Blob> found = rows.find(sha256);
        if (found.isEmpty() || below.size(found.get().stored()).isEmpty()) {
            return Optional.empty();
        }
        Blob blob = found.get();
        if (blob.size() <= offset && offset > 0) {
            return Optional.of(InputStream.nullInputStream());
        }
        try {
            SeekableByteChannel plain =
                    vault.opening(
                            key(blob.key()),
                            new StoreChannel(below, blob.stored(), blob.storedSize()),
                            CONTEXT);
            InputStream in = Channels.newInputStream(plain.position(offset));
            return Optional.of(offset == 0 ? HashedInput.expecting(in, sha256) : in);
        } catch (ShreddedException gone) {
            return Optional.empty();
        } catch (NotSealedHereException changed) {
            throw new DamagedEvidenceException(sha256);
        }
    }

    @Override
    public Optional<Long> size(String sha256) throws IOException {
        Optional<Blob> blob = rows.find(sha256);
        return blob.isEmpty() || below.size(blob.get().stored()).isEmpty()
                ? Optional.empty()
                : blob.map(Blob::size);
    }

    /** The key goes first: bytes that stay because of a failure can be read by nobody. */
    @Override
    public boolean delete(String sha256) throws IOException {
        Optional<Blob> blob = rows.find(sha256);
        return blob.isPresent() && drop(blob.get());
    }

    private boolean drop(Blob blob) throws IOException {
        boolean removed =
                database.inTransaction(() -> {
                    vault.shred(key(blob.key()));
                    return rows.remove(blob);
                });
        below.delete(blob.stored());
        return removed;
    }

    @Override
    public Stream<String> digests() {
        return rows.digests();
    }

    @Override
    public void close() {
        below.close();
    }
}
