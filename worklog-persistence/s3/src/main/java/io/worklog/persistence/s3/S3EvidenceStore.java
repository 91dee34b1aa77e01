package io.worklog.persistence.s3;

import io.worklog.spi.ListableEvidenceStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Keeps attached bytes in a bucket of an S3-compatible service, each content once. A content is
 * visible only when it is whole and its digest known; at most one part of it is in memory. The
 * service's acknowledgement counts as durable. Thread-safe.
 */
public final class S3EvidenceStore implements ListableEvidenceStore {
    /** Contents up to this size are put at once; above, parts have it. */
    private static final int PART_BYTES = 8 << 20;

    private final Bucket bucket;
    private final ObjectKeys keys;
    private final long copiedAtOnce;
    private final boolean ownsClient;

    private S3EvidenceStore(
            S3Client client, boolean own, String bucket, String prefix, long copiedAtOnce) {
        this.bucket = new Bucket(client, bucket);
        this.ownsClient = own;
        this.keys = new ObjectKeys(prefix);
        this.copiedAtOnce = copiedAtOnce;
    }

    /**
     * Opens with a client of its own, and clears away what was left unfinished a day ago.
     *
     * @throws UncheckedIOException if the bucket cannot be used; says what to look at
     */
    public static S3EvidenceStore open(S3Settings settings) {
        S3EvidenceStore store =
                new S3EvidenceStore(
                        Clients.of(settings),
                        true,
                        settings.bucket(),
                        settings.prefix(),
                        LargeContent.COPIED_AT_ONCE);
        return store.cleared(InstantSource.system());
    }

    /**
     * Opens with a client of the host's, which stays open when the store is closed.
     *
     * @param prefix first part of every key, without slash at either end; empty for none
     * @throws UncheckedIOException if the bucket cannot be used; says what to look at
     */
    public static S3EvidenceStore over(S3Client client, String bucket, String prefix) {
        S3Settings checked = S3Settings.bucket(bucket, prefix, "");
        return over(client, checked, LargeContent.COPIED_AT_ONCE, InstantSource.system());
    }

    static S3EvidenceStore over(
            S3Client client, S3Settings place, long copiedAtOnce, InstantSource clock) {
        return new S3EvidenceStore(client, false, place.bucket(), place.prefix(), copiedAtOnce)
                .cleared(clock);
    }

    private S3EvidenceStore cleared(InstantSource clock) {
        Instant before = clock.instant().minus(Leftovers.AGE);
        try {
            Leftovers.clear(bucket, keys, before);
            return this;
        } catch (IOException e) {
            close();
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Stored put(InputStream bytes, long maxBytes) throws IOException {
        Incoming incoming = new Incoming(bytes, maxBytes);
        byte[] first = incoming.next();
        if (first.length < PART_BYTES) {
            Stored stored = incoming.stored();
            bucket.put(keys.content(stored.sha256()), first);
            return stored;
        }
        LargeContent content = LargeContent.begin(bucket, keys.newIncoming(), copiedAtOnce);
        try {
            for (byte[] part = first; part.length > 0; part = incoming.next()) {
                content.add(part);
            }
            Stored stored = incoming.stored();
            content.finish(keys.content(stored.sha256()));
            content.clear();
            return stored;
        } catch (IOException | RuntimeException e) {
            clearAfter(content, e);
            throw e;
        }
    }

    private static void clearAfter(LargeContent content, Exception failure) {
        try {
            content.clear();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    @Override
    public Optional<InputStream> open(String sha256, long offset) throws IOException {
        if (offset < 0) {
            throw new IllegalArgumentException("an offset is not negative: " + offset);
        }
        String key = keys.content(sha256);
        Optional<InputStream> found =
                bucket.get(key, offset)
                        .map(object -> new CheckedObject(object, sha256, offset == 0));
        boolean beyondEnd = found.isEmpty() && offset > 0 && bucket.size(key).isPresent();
        return beyondEnd ? Optional.of(InputStream.nullInputStream()) : found;
    }

    @Override
    public Optional<Long> size(String sha256) throws IOException {
        return bucket.size(keys.content(sha256));
    }

    @Override
    public boolean delete(String sha256) throws IOException {
        String key = keys.content(sha256);
        boolean there = bucket.size(key).isPresent();
        bucket.delete(key);
        return there;
    }

    /** Asks the service page by page, as the stream is read. */
    @Override
    public Stream<String> digests() {
        return bucket.keys(keys.all()).flatMap(key -> keys.digest(key).stream());
    }

    @Override
    public void close() {
        if (ownsClient) {
            bucket.client().close();
        }
    }

    /** A content on its way in, part by part. */
    private static final class Incoming {
        private final InputStream bytes;
        private final long maxBytes;
        private final MessageDigest digest = Digests.sha256();
        private long size;

        Incoming(InputStream bytes, long maxBytes) {
            this.bytes = bytes;
            this.maxBytes = maxBytes;
        }

        /** The next part: shorter than a whole one at the end, and empty after it. */
        byte[] next() throws IOException {
            byte[] part = bytes.readNBytes(PART_BYTES);
            size += part.length;
            if (size > maxBytes) {
                throw new IllegalArgumentException(
                        "evidence of more than " + maxBytes + " bytes is refused");
            }
            digest.update(part);
            return part;
        }

        /** To be called once, after the last part. */
        Stored stored() {
            return new Stored(Digests.hex(digest), size);
        }
    }
}
