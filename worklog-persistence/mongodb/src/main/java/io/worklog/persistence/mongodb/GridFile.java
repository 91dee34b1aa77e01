package io.worklog.persistence.mongodb;

import io.worklog.error.IntegrityException;
import org.bson.Document;
import org.bson.types.ObjectId;

/**
 * A whole content, as its document in the collection of files says.
 *
 * @param id what its chunks are kept under
 * @param sha256 its digest, which is its name
 * @param length in bytes
 * @param chunkBytes how many bytes each chunk has but the last
 */
record GridFile(ObjectId id, String sha256, long length, int chunkBytes) {
    static final String NAME = "filename";
    static final String LENGTH = "length";
    static final String CHUNK_BYTES = "chunkSize";
    static final String STORED_AT = "uploadDate";

    static GridFile of(Document stored) {
        Fields fields = new Fields(stored, "the document of a file");
        String name = fields.text(NAME);
        long chunkBytes = fields.number(CHUNK_BYTES);
        boolean readable = stored.get("_id") instanceof ObjectId && chunkBytes > 0;
        if (!readable || chunkBytes > Integer.MAX_VALUE) {
            throw new IntegrityException("the document of file " + name + " is damaged");
        }
        return new GridFile(
                stored.getObjectId("_id"), name, fields.number(LENGTH), (int) chunkBytes);
    }

    /** How many bytes a chunk must have. */
    int bytesOf(long chunk) {
        return (int) Math.min(chunkBytes, length - chunk * chunkBytes);
    }
}
