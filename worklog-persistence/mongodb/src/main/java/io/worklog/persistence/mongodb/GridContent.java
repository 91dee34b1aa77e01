package io.worklog.persistence.mongodb;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCursor;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Objects;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * A content from an offset on. Every chunk must have its number and length; read from the start,
 * the whole must have its digest.
 */
final class GridContent extends InputStream {
    private final GridFile file;
    private final MongoCursor<Document> chunks;
    private final boolean fromStart;
    private final MessageDigest digest = Upload.sha256();
    private long next;
    private byte[] chunk = {};
    private int at;
    private long left;
    private boolean checked;

    GridContent(GridFile file, long offset, MongoCursor<Document> chunks) {
        long start = Math.min(offset, file.length());
        this.file = file;
        this.chunks = chunks;
        this.fromStart = offset == 0;
        this.next = start / file.chunkBytes();
        this.left = file.length() - start;
        this.at = -(int) (start % file.chunkBytes());
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (left == 0) {
            checkDigest();
            return -1;
        }
        if (at < 0 || at == chunk.length) {
            loadChunk();
        }
        int count = (int) Math.min(Math.min(length, chunk.length - at), left);
        System.arraycopy(chunk, at, target, offset, count);
        digest.update(chunk, at, count);
        at += count;
        left -= count;
        return count;
    }

    /** The first one may begin in its middle. */
    private void loadChunk() throws IOException {
        Document found = nextChunk();
        boolean right =
                found.get(GridFiles.NUMBER) instanceof Number number
                        && number.longValue() == next
                        && found.get(GridFiles.DATA) instanceof Binary data
                        && data.length() == file.bytesOf(next);
        if (!right) {
            throw damaged("its chunk " + next + " is not what was stored");
        }
        chunk = found.get(GridFiles.DATA, Binary.class).getData();
        at = at < 0 ? -at : 0;
        next++;
    }

    private Document nextChunk() throws IOException {
        try {
            if (chunks.hasNext()) {
                return chunks.next();
            }
        } catch (MongoException | IllegalStateException e) {
            throw new IOException("cannot read evidence " + file.sha256(), e);
        }
        throw damaged("its chunk " + next + " is missing");
    }

    private void checkDigest() throws IOException {
        if (fromStart && !checked) {
            String actual = HexFormat.of().formatHex(digest.digest());
            checked = true;
            if (!actual.equals(file.sha256())) {
                throw damaged("the stored bytes have the digest " + actual);
            }
        }
    }

    private DamagedContentException damaged(String how) {
        return new DamagedContentException("evidence " + file.sha256() + " is damaged: " + how);
    }

    @Override
    public void close() {
        chunks.close();
    }
}
