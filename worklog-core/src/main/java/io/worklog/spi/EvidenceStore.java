package io.worklog.spi;

import io.worklog.event.Evidence;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Keeps attached bytes by their SHA-256. Thread-safe. */
public interface EvidenceStore extends AutoCloseable {
    /**
     * Takes bytes to their end. MUST NOT return before they are durable. The same bytes again cost
     * no space. The stream is read once and not closed.
     *
     * @param maxBytes more than so many are refused with {@link IllegalArgumentException} and leave
     *     nothing behind
     */
    Stored put(InputStream bytes, long maxBytes) throws IOException;

    /**
     * The bytes with this digest from an offset on, or nothing. Reading to the end MUST fail with
     * {@link IOException} where the whole content was read and does not have the digest.
     */
    Optional<InputStream> open(String sha256, long offset) throws IOException;

    /** How many bytes there are, or nothing. */
    Optional<Long> size(String sha256) throws IOException;

    /** Removes the bytes for good. Returns whether there were any. */
    boolean delete(String sha256) throws IOException;

    @Override
    void close();

    /**
     * What was stored.
     *
     * @param sha256 lower-case hex
     * @param size in bytes
     */
    record Stored(String sha256, long size) {
        /** A reference to put into an event. */
        public Evidence as(String mediaType, String name) {
            return new Evidence(sha256, size, mediaType, name, null, null);
        }
    }
}
