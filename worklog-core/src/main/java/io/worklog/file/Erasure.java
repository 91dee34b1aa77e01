package io.worklog.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Replaces private sides. What stays is first added to the overlay, durably; then the old bytes are
 * zeroed where they were, durably. After a crash the second step is done again.
 */
final class Erasure {
    private final LogParts parts;

    Erasure(LogParts parts) {
        this.parts = parts;
    }

    /** Replaces one private side. */
    void replace(long index, byte @Nullable [] remaining) throws IOException {
        Optional<Overlay.Side> before = parts.overlay().find(index);
        if (before.isPresent() && Arrays.equals(before.get().bytes(), remaining)) {
            return;
        }
        parts.overlay().add(index, remaining);
        wipe(index);
    }

    /** Does the second step of the last replacement again, where a crash may have come between. */
    void finish() throws IOException {
        long newest = parts.overlay().newest();
        if (newest >= parts.segments().firsts().get(0)) {
            wipe(newest);
        }
    }

    private void wipe(long index) throws IOException {
        parts.overlay().wipeSuperseded();
        Slot slot = find(index);
        if (slot == null) {
            return;
        }
        long segment = parts.segments().holding(index);
        ByteBuffer bytes = ByteBuffer.allocate(slot.bytes);
        parts.segments().read(segment, bytes, slot.at);
        if (!FrameCheck.isZero(bytes, 0, slot.bytes)) {
            try (DiskFile file =
                    parts.ops().open(parts.segments().file(segment), FileOps.Access.WRITE)) {
                file.write(ByteBuffer.allocate(slot.bytes), slot.at);
                file.force();
            }
        }
    }

    /** Where a private side with its CRC is in its segment. */
    private record Slot(long at, int bytes) {}

    private @Nullable Slot find(long index) throws IOException {
        long frameAt = parts.offsets().of(index).frameAt();
        SegmentWindow window =
                new SegmentWindow(
                        parts.segments(), parts.segments().holding(index), FrameHeader.BYTES);
        int at = window.at(frameAt, FrameHeader.BYTES);
        FrameHeader header = FrameHeader.read(window.bytes(), at);
        if (header == null || index < header.first() || index >= header.end()) {
            throw parts.offsets().damaged(index);
        }
        if (header.tableBytes() == 0) {
            return null;
        }
        int place = (int) (index - header.first());
        long tableAt = frameAt + header.privateAt() - header.tableBytes();
        int table = window.at(tableAt, (place + 1) * Integer.BYTES);
        long slot = frameAt + header.privateAt();
        for (int i = 0; i < place; i++) {
            slot += FrameCheck.slotBytes(window.bytes().getInt(table + i * Integer.BYTES));
        }
        int word = window.bytes().getInt(table + place * Integer.BYTES);
        return word == 0 ? null : new Slot(slot, (int) FrameCheck.slotBytes(word));
    }
}
