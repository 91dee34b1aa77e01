package io.worklog.file;

import java.nio.ByteBuffer;

/** Makes a frame of the last entries of another one, byte by byte. */
final class FrameTail {
    private FrameTail() {}

    /**
     * The frame with all entries from an index on.
     *
     * @param bytes holds the whole frame from {@code at} on
     */
    static ByteBuffer of(FrameHeader old, ByteBuffer bytes, int at, long from) {
        int dropped = (int) (from - old.first());
        int sealedAt = at + FrameHeader.BYTES;
        int sealedSkip = 0;
        for (int i = 0; i < dropped; i++) {
            sealedSkip += Short.BYTES + (bytes.getShort(sealedAt + sealedSkip) & 0xFFFF);
        }
        int keySkip = old.keyBytes() == 0 ? 0 : dropped * KeyHash.BYTES;
        int tableSkip = old.tableBytes() == 0 ? 0 : dropped * Integer.BYTES;
        int tableAt = sealedAt + old.sealedBytes() + old.keyBytes();
        int privateSkip = 0;
        for (int i = 0; i < tableSkip; i += Integer.BYTES) {
            privateSkip += (int) FrameCheck.slotBytes(bytes.getInt(tableAt + i));
        }
        FrameHeader layout =
                new FrameHeader(
                        from,
                        old.count() - dropped,
                        old.sealedBytes() - sealedSkip,
                        old.keyBytes() - keySkip,
                        old.tableBytes() - tableSkip,
                        old.privateBytes() - privateSkip,
                        0);
        ByteBuffer frame = ByteBuffer.allocate((int) layout.frameBytes());
        frame.position(FrameHeader.BYTES);
        copy(bytes, sealedAt + sealedSkip, layout.sealedBytes(), frame);
        copy(bytes, sealedAt + old.sealedBytes() + keySkip, layout.keyBytes(), frame);
        copy(bytes, tableAt + tableSkip, layout.tableBytes(), frame);
        copy(bytes, at + (int) old.privateAt() + privateSkip, layout.privateBytes(), frame);
        int crc = WholeFiles.crc(frame.array(), FrameHeader.BYTES, (int) layout.contentBytes());
        layout.withContentCrc(crc).write(frame.position(0));
        frame.putInt(frame.capacity() - Integer.BYTES, FrameHeader.END);
        return frame.clear();
    }

    private static void copy(ByteBuffer from, int at, int length, ByteBuffer to) {
        to.put(to.position(), from, at, length).position(to.position() + length);
    }
}
