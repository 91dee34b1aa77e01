package io.worklog.file;

import io.worklog.error.IntegrityException;
import io.worklog.log.LogId;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * The file {@code private-overlay}: what stays of private sides that were replaced. Records of
 * magic (u32), length + 1 or 0 for nothing (u32), index (u64), CRC32C of these 16 bytes, CRC32C of
 * the bytes, bytes. The last record of an index holds; those before it have their bytes and the CRC of
 * them zeroed. Changes are made by one thread at a time; reading is thread-safe.
 */
final class Overlay implements Closeable {
    private static final int MAGIC = 0x574C4F01;
    private static final int HEADER_BYTES = 24;
    private static final int OWN_CRC_AT = 16;
    private static final int SIDE_CRC_AT = 20;

    private final FileOps ops;
    private final LogId log;
    private final Path path;
    private final ConcurrentSkipListMap<Long, Side> sides = new ConcurrentSkipListMap<>();
    private @Nullable DiskFile file;
    private long end;
    private long newest = -1;
    private long halfWiped = -1;
    private @Nullable Place superseded;

    Overlay(FileOps ops, LogFolder folder) {
        this.ops = ops;
        this.log = folder.id();
        this.path = folder.overlay();
    }

    /**
     * What stays of a private side.
     *
     * @param at where its record begins
     * @param bytes absent where nothing stays
     */
    record Side(long at, byte @Nullable [] bytes) {}

    private record Place(long at, int length) {}

    /** Reads the file, where there is one; cuts a last record that was never complete. */
    void load() throws IOException {
        if (!ops.exists(path)) {
            return;
        }
        ByteBuffer bytes = ByteBuffer.wrap(WholeFiles.read(ops, path));
        Map<Long, Integer> wiped = new TreeMap<>();
        int at = 0;
        while (isRecord(bytes, at) && take(bytes, at, wiped)) {
            at += (int) length(bytes, at);
        }
        checkWiped(wiped);
        end = at;
        if (at < bytes.limit()) {
            checkCut(bytes, at);
        }
        DiskFile open = ops.open(path, FileOps.Access.WRITE);
        file = open;
        open.truncate(at);
        open.force();
    }

    private static boolean isRecord(ByteBuffer bytes, int at) {
        return isHeader(bytes, at) && at + length(bytes, at) <= bytes.limit();
    }

    boolean isEmpty() {
        return sides.isEmpty();
    }

    /** What stays of an entry's private side, if it was ever replaced. */
    Optional<Side> find(long index) {
        return Optional.ofNullable(sides.get(index));
    }

    /** The index of the last record, whose old bytes may still have to be zeroed; or -1. */
    long newest() {
        return newest;
    }

    /** The largest index with a record, or -1. */
    long largest() {
        return sides.isEmpty() ? -1 : sides.lastKey();
    }

    /** Adds a record, durably. */
    void add(long index, byte @Nullable [] side) throws IOException {
        ByteBuffer header = header(index, side);
        int length = side == null ? 0 : side.length;
        ByteBuffer bytes = ByteBuffer.allocate(HEADER_BYTES + length).put(header);
        if (side != null) {
            bytes.put(side);
        }
        DiskFile open = opened();
        open.write(bytes.flip(), end);
        open.force();
        remember(index, end, side);
        end += bytes.limit();
    }

    /** Zeroes the bytes of the record that the newest one replaced, durably. */
    void wipeSuperseded() throws IOException {
        Place old = superseded;
        if (old != null) {
            DiskFile open = opened();
            open.write(ByteBuffer.allocate(Integer.BYTES + old.length), old.at + SIDE_CRC_AT);
            open.force();
            superseded = null;
        }
    }

    /** Forgets all records below an index by writing the file anew, durably. */
    void dropBelow(long index) throws IOException {
        if (file == null) {
            return;
        }
        sides.keySet().removeIf(i -> i < index);
        int total = 0;
        for (Side side : sides.values()) {
            total += HEADER_BYTES + (side.bytes() == null ? 0 : side.bytes().length);
        }
        ByteBuffer all = ByteBuffer.allocate(total);
        for (Map.Entry<Long, Side> kept : sides.entrySet()) {
            byte[] side = kept.getValue().bytes();
            kept.setValue(new Side(all.position(), side));
            all.put(header(kept.getKey(), side));
            if (side != null) {
                all.put(side);
            }
        }
        close();
        WholeFiles.replace(ops, path, all.flip());
        file = ops.open(path, FileOps.Access.WRITE);
        end = total;
        superseded = null;
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }

    /** Reads one record; false where it is the last and is not whole. */
    private boolean take(ByteBuffer bytes, int at, Map<Long, Integer> wiped) {
        int length = (int) length(bytes, at) - HEADER_BYTES;
        boolean present = bytes.getInt(at + 4) != 0;
        byte[] side = new byte[length];
        bytes.get(at + HEADER_BYTES, side);
        long index = bytes.getLong(at + 8);
        if (bytes.getInt(at + SIDE_CRC_AT) != sideCrc(present ? side : null)) {
            if (at + HEADER_BYTES + length == bytes.limit()) {
                return false;
            }
            wiped.put(index, at);
            if (!FrameCheck.isZero(bytes, at + SIDE_CRC_AT, at + HEADER_BYTES + length)) {
                if (halfWiped >= 0) {
                    throw damaged(at);
                }
                halfWiped = index;
            }
        }
        remember(index, at, present ? side : null);
        return true;
    }

    /** Bytes may be wiped where a later record stands for them, half only by the last change. */
    private void checkWiped(Map<Long, Integer> wiped) {
        wiped.forEach((index, at) -> {
            Side current = sides.get(index);
            boolean halfByOther = index == halfWiped && newest != index;
            if (current == null || current.at() == at || halfByOther) {
                throw damaged(at);
            }
        });
    }

    private void remember(long index, long at, byte @Nullable [] side) {
        Side old = sides.put(index, new Side(at, side));
        newest = index;
        superseded = null;
        if (old != null) {
            byte[] bytes = old.bytes();
            superseded = new Place(old.at(), bytes == null ? 0 : bytes.length);
        }
    }

    private void checkCut(ByteBuffer bytes, int at) {
        for (int next = at + 1; next + HEADER_BYTES <= bytes.limit(); next++) {
            if (isHeader(bytes, next)) {
                throw damaged(at);
            }
        }
        boolean headed = isHeader(bytes, at);
        long fullEnd = headed ? at + length(bytes, at) : bytes.limit();
        int recordEnd = (int) Math.min(bytes.limit(), fullEnd);
        boolean cut = bytes.limit() - at < HEADER_BYTES || recordEnd < fullEnd;
        if (recordEnd < bytes.limit() || !cut && !TornBytes.mayBeTorn(bytes, at, recordEnd, 0)) {
            throw damaged(at);
        }
    }

    private IntegrityException damaged(int at) {
        return new IntegrityException(
                "log "
                        + log
                        + ": "
                        + path
                        + " is damaged at byte "
                        + at
                        + ": restore it from a copy");
    }

    private static boolean isHeader(ByteBuffer bytes, int at) {
        return bytes.limit() - at >= HEADER_BYTES
                && bytes.getInt(at) == MAGIC
                && bytes.getInt(at + OWN_CRC_AT) == WholeFiles.crc(bytes.array(), at, OWN_CRC_AT);
    }

    private static long length(ByteBuffer bytes, int at) {
        return HEADER_BYTES + Math.max(0, (bytes.getInt(at + 4) & 0xFFFFFFFFL) - 1);
    }

    private static ByteBuffer header(long index, byte @Nullable [] side) {
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
        header.putInt(MAGIC).putInt(side == null ? 0 : 1 + side.length).putLong(index);
        header.putInt(WholeFiles.crc(header.array(), 0, OWN_CRC_AT));
        return header.putInt(sideCrc(side)).flip();
    }

    /** CRC32C of the bytes with a one in front, so that it is not zero for nothing. */
    private static int sideCrc(byte @Nullable [] side) {
        byte[] checked = new byte[1 + (side == null ? 0 : side.length)];
        checked[0] = (byte) (side == null ? 1 : 2);
        if (side != null) {
            System.arraycopy(side, 0, checked, 1, side.length);
        }
        return WholeFiles.crc(checked, 0, checked.length);
    }

    private DiskFile opened() throws IOException {
        DiskFile open = file;
        if (open == null) {
            open = ops.open(path, FileOps.Access.CREATE);
            Path parent = path.getParent();
            if (parent != null) {
                ops.forceFolder(parent);
            }
            file = open;
        }
        return open;
    }
}
