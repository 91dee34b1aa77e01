package io.worklog.server.evidence;

import io.worklog.spi.EvidenceStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import org.jspecify.annotations.Nullable;

/** Bytes of a store as a channel: going elsewhere opens them there anew. Not thread-safe. */
final class StoreChannel implements SeekableByteChannel {
    private final EvidenceStore store;
    private final String sha256;
    private final long size;
    private @Nullable InputStream in;
    private long at;
    private boolean closed;

    StoreChannel(EvidenceStore store, String sha256, long size) {
        this.store = store;
        this.sha256 = sha256;
        this.size = size;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (closed) {
            throw new ClosedChannelException();
        }
        InputStream from = in;
        if (from == null) {
            from = store.open(sha256, at).orElseThrow(() -> new DamagedEvidenceException(sha256));
            in = from;
        }
        int before = target.position();
        while (target.hasRemaining() && piece(from, target)) {}
        int read = target.position() - before;
        return read == 0 && target.hasRemaining() ? -1 : read;
    }

    /** Whoever opens a sealed file takes whole segments: a part of one would be given out as nothing. */
    private boolean piece(InputStream from, ByteBuffer target) throws IOException {
        byte[] some = new byte[Math.min(target.remaining(), 64 << 10)];
        int read = from.read(some, 0, some.length);
        if (read > 0) {
            target.put(some, 0, read);
            at += read;
        }
        return read >= 0;
    }

    @Override
    public long position() {
        return at;
    }

    @Override
    public SeekableByteChannel position(long wanted) throws IOException {
        if (wanted != at) {
            leave();
            at = wanted;
        }
        return this;
    }

    private void leave() throws IOException {
        InputStream before = in;
        in = null;
        if (before != null) {
            before.close();
        }
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public boolean isOpen() {
        return !closed;
    }

    @Override
    public void close() throws IOException {
        closed = true;
        leave();
    }

    @Override
    public int write(ByteBuffer source) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long length) {
        throw new NonWritableChannelException();
    }
}
