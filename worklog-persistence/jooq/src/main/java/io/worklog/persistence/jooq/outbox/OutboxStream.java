package io.worklog.persistence.jooq.outbox;

import io.worklog.log.LogId;
import io.worklog.spi.OutboxEntry;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * What keeps its order: the events of one source for one log.
 *
 * @param log which log
 * @param source which recorder
 */
record OutboxStream(LogId log, String source) {
    /** How many locks there are for all streams; part of what nodes of any version agree on. */
    static final int SLOTS = 64;

    static OutboxStream of(OutboxEntry entry) {
        return new OutboxStream(entry.log(), entry.source());
    }

    /**
     * The stream of a row.
     *
     * @throws IllegalArgumentException if the bytes are not one's
     */
    static OutboxStream of(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int end = text.indexOf('\0');
        if (end < 0) {
            throw new IllegalArgumentException("not a stream");
        }
        return new OutboxStream(LogId.of(text.substring(0, end)), text.substring(end + 1));
    }

    byte[] bytes() {
        return (log + "\0" + source).getBytes(StandardCharsets.UTF_8);
    }

    /** Which lock it needs: CRC-32 of its bytes, modulo {@link #SLOTS}. */
    int slot() {
        CRC32 crc = new CRC32();
        crc.update(bytes());
        return (int) (crc.getValue() % SLOTS);
    }
}
