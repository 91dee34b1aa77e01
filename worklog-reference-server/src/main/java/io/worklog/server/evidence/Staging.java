package io.worklog.server.evidence;

import io.worklog.server.db.Ids;
import io.worklog.server.vault.KeyName;
import io.worklog.server.vault.Vault;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The folder of uploads that are on their way: sealed pieces of at most {@value #PART_BYTES} bytes,
 * each forced to disk before it counts. Thread-safe.
 */
final class Staging {
    static final long PART_BYTES = 8L << 20;
    private static final int CHUNK = 64 << 10;

    private final Path folder;
    private final Vault vault;
    private final Ids ids;

    Staging(Path folder, Vault vault, Ids ids) {
        this.folder = folder.toAbsolutePath().normalize();
        this.vault = vault;
        this.ids = ids;
    }

    /** Bytes of a caller that stopped coming. What came before is kept. */
    static final class BrokenOffException extends IOException {
        private static final long serialVersionUID = 1L;

        BrokenOffException(IOException cause) {
            super("the caller stopped sending", cause);
        }
    }

    /** Hears of a part that is kept. */
    interface PartSink {
        void kept(Part part);
    }

    /**
     * Keeps bytes to their end.
     *
     * @param start where in the file they begin
     * @param limit how long the file may become; more throws {@link IllegalArgumentException}
     * @throws BrokenOffException if the caller stopped; the sink has heard of all that came
     */
    void append(
            String tenant, String upload, long start, InputStream bytes, long limit, PartSink sink)
            throws IOException {
        Source source = new Source(bytes, limit - start);
        long at = start;
        while (!source.ended()) {
            String file = ids.next("part");
            long size = write(tenant, upload, at, file, source);
            if (size == 0) {
                Files.deleteIfExists(folder.resolve(file));
            } else {
                sink.kept(new Part(at, size, file));
            }
            at += size;
        }
        source.complain();
    }

    private long write(String tenant, String upload, long start, String file, Source source)
            throws IOException {
        Files.createDirectories(folder);
        long size = 0;
        try (FileChannel channel =
                FileChannel.open(
                        folder.resolve(file),
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
            OutputStream sealing =
                    vault.sealing(
                            key(tenant),
                            new Unclosed(Channels.newOutputStream(channel)),
                            place(upload, start));
            byte[] chunk = new byte[CHUNK];
            while (size < PART_BYTES && !source.ended()) {
                int read = source.read(chunk, (int) Math.min(CHUNK, PART_BYTES - size));
                sealing.write(chunk, 0, read);
                size += read;
            }
            sealing.close();
            channel.force(true);
        }
        return size;
    }

    /** Everything that was kept of a file, in order. */
    InputStream open(String tenant, String upload, List<Part> parts) {
        Iterator<Part> each = parts.iterator();
        return new SequenceInputStream(
                new Enumeration<InputStream>() {
                    @Override
                    public boolean hasMoreElements() {
                        return each.hasNext();
                    }

                    @Override
                    public InputStream nextElement() {
                        return part(tenant, upload, each.next());
                    }
                });
    }

    private InputStream part(String tenant, String upload, Part part) {
        try {
            InputStream sealed = Files.newInputStream(folder.resolve(part.file()));
            return vault.opening(key(tenant), sealed, place(upload, part.start()));
        } catch (IOException e) {
            throw new UncheckedIOException("a part of upload " + upload + " is not there", e);
        }
    }

    /** Removes parts; those that are gone do not matter. */
    void remove(Collection<Part> parts) {
        for (Part part : parts) {
            try {
                Files.deleteIfExists(folder.resolve(part.file()));
            } catch (IOException e) {
                throw new UncheckedIOException("a part of an upload cannot be removed", e);
            }
        }
    }

    private static KeyName key(String tenant) {
        return new KeyName(tenant, "uploads", "staging");
    }

    private static byte[] place(String upload, long start) {
        return (upload + '@' + start).getBytes(StandardCharsets.UTF_8);
    }

    /** What a caller sends, up to its end, its limit or the moment it breaks off. */
    private static final class Source {
        private final InputStream in;
        private long left;
        private boolean ended;
        private @Nullable IOException broken;

        Source(InputStream in, long left) {
            this.in = in;
            this.left = left;
        }

        boolean ended() {
            return ended;
        }

        int read(byte[] chunk, int most) {
            try {
                int read = in.read(chunk, 0, most);
                ended = read < 0;
                left -= Math.max(0, read);
                ended |= left < 0;
                return left < 0 ? 0 : Math.max(0, read);
            } catch (IOException e) {
                ended = true;
                broken = e;
                return 0;
            }
        }

        void complain() throws IOException {
            if (left < 0) {
                throw new IllegalArgumentException("the file is longer than it may be");
            }
            if (broken != null) {
                throw new BrokenOffException(broken);
            }
        }
    }

    /** Lets the sealed stream end without closing the file, which is forced before. */
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
