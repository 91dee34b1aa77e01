package io.worklog.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * A file system on the heap that knows what was forced. It can fail at any operation, run full, and
 * lose its power: then each sector and each name that was not forced is kept or lost by chance.
 */
final class MemoryDisk implements FileOps {
    private static final int SECTOR = 512;

    private final Folder root;
    private int changes;
    private int failAt = -1;
    private int stopAt = -1;
    private long space = 1L << 40;

    MemoryDisk() {
        this(new Folder());
    }

    private MemoryDisk(Folder root) {
        this.root = root;
    }

    /** Thrown in place of an operation: the process is gone. */
    static final class Stopped extends Error {
        private static final long serialVersionUID = 1L;

        Stopped() {
            super("the process ends here");
        }
    }

    private abstract static class Node {
        abstract Node copy();

        abstract Node afterPowerLoss(Random chance);
    }

    private static final class Folder extends Node {
        private Map<String, Node> names = new TreeMap<>();
        private Map<String, Node> forced = new TreeMap<>();

        @Override
        Node copy() {
            Folder copy = new Folder();
            names.forEach((name, node) -> copy.names.put(name, node.copy()));
            copy.forced = new TreeMap<>(copy.names);
            return copy;
        }

        @Override
        Node afterPowerLoss(Random chance) {
            Folder left = new Folder();
            Map<String, Node> all = new TreeMap<>(forced);
            names.keySet().forEach(name -> all.putIfAbsent(name, names.get(name)));
            for (String name : all.keySet()) {
                Node then = forced.get(name);
                Node now = names.get(name);
                Node chosen = then == now || chance.nextBoolean() ? then : now;
                if (chosen != null) {
                    left.names.put(name, chosen.afterPowerLoss(chance));
                }
            }
            left.forced = new TreeMap<>(left.names);
            return left;
        }
    }

    private static final class Content extends Node {
        private byte[] now = new byte[0];
        private byte[] forced = new byte[0];
        private boolean poisoned;

        @Override
        Node copy() {
            Content copy = new Content();
            copy.now = now.clone();
            copy.forced = now.clone();
            return copy;
        }

        @Override
        Node afterPowerLoss(Random chance) {
            Content left = new Content();
            left.now = Arrays.copyOf(forced, chance.nextBoolean() ? forced.length : now.length);
            for (int at = 0; at < Math.min(now.length, left.now.length); at += SECTOR) {
                if (chance.nextBoolean()) {
                    int end = Math.min(at + SECTOR, Math.min(now.length, left.now.length));
                    System.arraycopy(now, at, left.now, at, end - at);
                }
            }
            left.forced = left.now.clone();
            return left;
        }
    }

    /** What a new process finds when this one ended now. */
    MemoryDisk afterKill() {
        return new MemoryDisk((Folder) root.copy());
    }

    /** What is left when the power fails now. */
    MemoryDisk afterPowerLoss(Random chance) {
        return new MemoryDisk((Folder) root.afterPowerLoss(chance));
    }

    /** The n-th change from now on fails; those after it succeed. */
    void failAt(int n) {
        failAt = changes + n;
    }

    /** The process ends at the n-th change from now on. */
    void stopAt(int n) {
        stopAt = changes + n;
    }

    /** How many more bytes fit. */
    void leaveSpace(long bytes) {
        space = bytes;
    }

    /** How many changes there were. */
    int changes() {
        return changes;
    }

    /** Shows every file with its bytes, which may be changed in place. */
    void forEachFile(BiConsumer<Path, byte[]> visitor) {
        visit(Path.of("/"), root, visitor);
    }

    byte[] content(Path file) throws IOException {
        return file(file).now;
    }

    void put(Path file, byte[] bytes) throws IOException {
        file(file).now = bytes;
        file(file).forced = bytes.clone();
    }

    boolean holds(byte[] wanted) {
        boolean[] found = new boolean[1];
        forEachFile((file, bytes) -> found[0] |= indexOf(bytes, wanted) >= 0);
        return found[0];
    }

    private static int indexOf(byte[] bytes, byte[] wanted) {
        for (int at = 0; at + wanted.length <= bytes.length; at++) {
            int same = 0;
            while (same < wanted.length && bytes[at + same] == wanted[same]) {
                same++;
            }
            if (same == wanted.length) {
                return at;
            }
        }
        return -1;
    }

    private static void visit(Path path, Node node, BiConsumer<Path, byte[]> visitor) {
        if (node instanceof Folder folder) {
            folder.names.forEach((name, child) -> visit(path.resolve(name), child, visitor));
        } else if (node instanceof Content content) {
            visitor.accept(path, content.now);
        }
    }

    @Override
    public synchronized DiskFile open(Path file, Access access) throws IOException {
        Folder parent = folder(file.getParent());
        String name = file.getFileName().toString();
        if (access == Access.CREATE || access == Access.CREATE_SECRET) {
            change();
            if (parent.names.putIfAbsent(name, new Content()) != null) {
                throw new FileAlreadyExistsException(file.toString());
            }
        }
        return new Handle(file(file));
    }

    @Override
    public synchronized boolean exists(Path path) {
        return find(path) != null;
    }

    @Override
    public synchronized List<String> list(Path folder) throws IOException {
        return List.copyOf(folder(folder).names.keySet());
    }

    @Override
    public synchronized void createFolders(Path folder) throws IOException {
        if (find(folder) == null) {
            createFolders(folder.getParent());
            change();
            Folder parent = folder(folder.getParent());
            parent.names.put(folder.getFileName().toString(), new Folder());
            parent.forced = new TreeMap<>(parent.names);
        }
    }

    @Override
    public synchronized void move(Path from, Path to) throws IOException {
        change();
        Node node = folder(from.getParent()).names.remove(from.getFileName().toString());
        if (node == null) {
            throw new NoSuchFileException(from.toString());
        }
        folder(to.getParent()).names.put(to.getFileName().toString(), node);
    }

    @Override
    public synchronized void delete(Path file) throws IOException {
        if (find(file) != null) {
            change();
            folder(file.getParent()).names.remove(file.getFileName().toString());
        }
    }

    @Override
    public synchronized void deleteTree(Path folder) throws IOException {
        delete(folder);
    }

    @Override
    public synchronized void forceFolder(Path folder) throws IOException {
        Folder found = folder(folder);
        change();
        found.forced = new TreeMap<>(found.names);
    }

    private void change() throws IOException {
        changes++;
        if (changes == stopAt || stopAt > 0 && changes > stopAt) {
            throw new Stopped();
        }
        if (changes == failAt) {
            throw new IOException("Input/output error");
        }
    }

    private Node find(Path path) {
        Node node = root;
        for (Path name : path) {
            node = node instanceof Folder folder ? folder.names.get(name.toString()) : null;
        }
        return node;
    }

    private Folder folder(Path path) throws IOException {
        if (find(path) instanceof Folder folder) {
            return folder;
        }
        throw new NoSuchFileException(path.toString());
    }

    private Content file(Path path) throws IOException {
        if (find(path) instanceof Content content) {
            return content;
        }
        throw new NoSuchFileException(path.toString());
    }

    private final class Handle implements DiskFile {
        private final Content content;
        private boolean closed;

        Handle(Content content) {
            this.content = content;
        }

        @Override
        public int read(ByteBuffer target, long position) throws IOException {
            synchronized (MemoryDisk.this) {
                checkOpen();
                int length = (int) Math.min(target.remaining(), content.now.length - position);
                if (length > 0) {
                    target.put(content.now, (int) position, length);
                }
                return Math.max(0, length);
            }
        }

        @Override
        public void write(ByteBuffer source, long position) throws IOException {
            synchronized (MemoryDisk.this) {
                checkOpen();
                try {
                    change();
                } catch (IOException | Stopped e) {
                    put(source, position, source.remaining() / 2);
                    throw e;
                }
                long more = position + source.remaining() - content.now.length;
                if (more > space) {
                    put(source, position, (int) Math.max(0, source.remaining() - more + space));
                    space = 0;
                    throw new IOException("No space left on device");
                }
                space -= Math.max(0, more);
                put(source, position, source.remaining());
            }
        }

        private void put(ByteBuffer source, long position, int length) {
            int end = (int) position + length;
            if (end > content.now.length) {
                content.now = Arrays.copyOf(content.now, end);
            }
            source.get(content.now, (int) position, length);
        }

        @Override
        public void force() throws IOException {
            synchronized (MemoryDisk.this) {
                checkOpen();
                try {
                    change();
                } catch (IOException e) {
                    content.poisoned = true;
                    throw e;
                }
                if (!content.poisoned) {
                    content.forced = content.now.clone();
                }
            }
        }

        @Override
        public long size() throws IOException {
            synchronized (MemoryDisk.this) {
                checkOpen();
                return content.now.length;
            }
        }

        @Override
        public void truncate(long size) throws IOException {
            synchronized (MemoryDisk.this) {
                checkOpen();
                change();
                if (size < content.now.length) {
                    space += content.now.length - size;
                    content.now = Arrays.copyOf(content.now, (int) size);
                }
            }
        }

        @Override
        public void close() {
            closed = true;
        }

        private void checkOpen() throws IOException {
            if (closed) {
                throw new IOException("the file is closed");
            }
        }
    }
}
