package io.worklog.file;

import io.worklog.log.LogEntry;
import io.worklog.merkle.Hash;
import io.worklog.spi.NewEntry;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A batch as one frame: header; sealed region (entries as in a C2SP bundle: u16 length, bytes); key
 * region (a {@link KeyHash} per entry, zeros for none); table (u32 per entry: 1 + length of the
 * private side, 0 for none); private region (u32 CRC32C and bytes for each side there is); zeros up
 * to a multiple of 16; end mark.
 */
final class EncodedFrame {
    private final FrameHeader layout;
    private final int[] entryAt;
    private final byte[] keyHashes;

    private EncodedFrame(FrameHeader layout, byte[] keyHashes) {
        this.layout = layout;
        this.entryAt = new int[layout.count()];
        this.keyHashes = keyHashes;
    }

    /**
     * Measures a batch and hashes its keys.
     *
     * @throws IllegalArgumentException if an entry or the whole is too large
     */
    static EncodedFrame of(long first, List<NewEntry> entries) {
        long sealed = 0;
        long privately = 0;
        boolean anyKey = false;
        for (NewEntry entry : entries) {
            sealed += Short.BYTES + checkedLength(entry.sealed());
            byte[] side = entry.privateSide();
            privately += side == null ? 0 : Integer.BYTES + side.length;
            anyKey |= entry.idempotencyKey() != null;
        }
        int count = entries.size();
        if (sealed >= FrameHeader.MAX_SEALED_BYTES || privately > FrameHeader.MAX_BYTES / 2) {
            throw new IllegalArgumentException(
                    "a batch of "
                            + sealed
                            + " sealed and "
                            + privately
                            + " private bytes: append"
                            + " less at a time");
        }
        byte[] keys = anyKey ? hashes(entries) : new byte[0];
        int table = privately > 0 ? count * Integer.BYTES : 0;
        return new EncodedFrame(
                new FrameHeader(first, count, (int) sealed, keys.length, table, (int) privately, 0),
                keys);
    }

    /** How large the buffer must be. */
    int bytes() {
        return (int) layout.frameBytes();
    }

    /** Where each entry begins, counted from the frame's start; filled by {@link #write}. */
    int[] entryAt() {
        return entryAt;
    }

    /** A hash per entry, or nothing where no entry has a key. */
    byte[] keyHashes() {
        return keyHashes;
    }

    /** Writes the frame from the buffer's start and makes it ready to be read. */
    void write(List<NewEntry> entries, ByteBuffer target) {
        target.clear().position(FrameHeader.BYTES);
        writeContent(entries, target);
        int contentCrc = crc(target, FrameHeader.BYTES, target.position());
        for (NewEntry entry : entries) {
            writePrivate(entry.privateSide(), target);
        }
        while (target.position() < bytes() - Integer.BYTES) {
            target.put((byte) 0);
        }
        target.putInt(FrameHeader.END);
        target.position(0);
        layout.withContentCrc(contentCrc).write(target);
        target.position(0).limit(bytes());
    }

    /** The leaf hashes of entries, one after the other. */
    static byte[] leaves(List<NewEntry> entries) {
        byte[] leaves = new byte[entries.size() * Hash.SIZE];
        for (int i = 0; i < entries.size(); i++) {
            entries.get(i).leafHash().copyTo(leaves, i * Hash.SIZE);
        }
        return leaves;
    }

    private void writeContent(List<NewEntry> entries, ByteBuffer target) {
        for (int i = 0; i < entryAt.length; i++) {
            entryAt[i] = target.position();
            byte[] sealed = entries.get(i).sealed();
            target.putShort((short) sealed.length).put(sealed);
        }
        target.put(keyHashes);
        if (layout.tableBytes() > 0) {
            for (NewEntry entry : entries) {
                byte[] side = entry.privateSide();
                target.putInt(side == null ? 0 : 1 + side.length);
            }
        }
    }

    private static void writePrivate(byte @Nullable [] side, ByteBuffer target) {
        if (side != null) {
            target.putInt(WholeFiles.crc(side, 0, side.length)).put(side);
        }
    }

    private static byte[] hashes(List<NewEntry> entries) {
        byte[] hashes = new byte[entries.size() * KeyHash.BYTES];
        MessageDigest sha256 = KeyHash.sha256();
        for (int i = 0; i < entries.size(); i++) {
            String key = entries.get(i).idempotencyKey();
            if (key != null) {
                byte[] hash = KeyHash.of(key, sha256);
                System.arraycopy(hash, 0, hashes, i * KeyHash.BYTES, KeyHash.BYTES);
            }
        }
        return hashes;
    }

    private static int checkedLength(byte[] sealed) {
        if (sealed.length < 1 || sealed.length > LogEntry.MAX_SEALED_BYTES) {
            throw new IllegalArgumentException(
                    "an entry has 1 to 65,535 bytes, not " + sealed.length);
        }
        return sealed.length;
    }

    private static int crc(ByteBuffer buffer, int from, int to) {
        CRC32C crc = new CRC32C();
        crc.update(buffer.duplicate().position(from).limit(to));
        return (int) crc.getValue();
    }
}
