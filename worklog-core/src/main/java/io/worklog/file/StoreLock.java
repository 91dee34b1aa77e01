package io.worklog.file;

import io.worklog.error.StoreUnavailableException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes sure that one store at a time works in a folder: a lock of the operating system on {@code
 * lock}, and {@code instance}, which says who holds it. The lock goes with the process, however it
 * ends.
 */
final class StoreLock implements Closeable {
    private static final Set<String> NETWORK =
            Set.of("nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afs", "fuse.sshfs");

    private final FileChannel channel;
    private final Path instance;

    private StoreLock(FileChannel channel, Path instance) {
        this.channel = channel;
        this.instance = instance;
    }

    /**
     * Takes the folder.
     *
     * @throws StoreUnavailableException if somebody has it, naming who
     */
    static StoreLock take(Path folder) throws IOException {
        String type = Files.getFileStore(folder).type().toLowerCase(Locale.ROOT);
        if (NETWORK.contains(type)) {
            throw new StoreUnavailableException(
                    folder
                            + " is on a network file system ("
                            + type
                            + "), which cannot promise"
                            + " that one writer holds it or that forced bytes are kept: use a local"
                            + " one");
        }
        Path real = folder.toRealPath();
        // Closing any channel on a file gives up all locks of the process on it, so two stores of
        // one process must not even try at the same time. Interned, the name is one per process.
        synchronized (("io.worklog.file " + real).intern()) {
            return takeAlone(real.resolve("lock"), real.resolve("instance"));
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(instance);
        channel.close();
    }

    private static StoreLock takeAlone(Path lock, Path instance) throws IOException {
        String self = self();
        String holder = holder(instance);
        if (self.equals(holder)) {
            throw held(instance, holder);
        }
        FileChannel channel =
                FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!lock(channel)) {
            channel.close();
            throw held(instance, holder);
        }
        Files.writeString(instance, self, StandardCharsets.UTF_8);
        return new StoreLock(channel, instance);
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static @Nullable String holder(Path instance) throws IOException {
        return Files.exists(instance) ? Files.readString(instance, StandardCharsets.UTF_8) : null;
    }

    private static StoreUnavailableException held(Path instance, @Nullable String holder) {
        String who = holder == null ? "another process" : holder.strip();
        return new StoreUnavailableException(
                instance.getParent()
                        + " is in use by "
                        + who
                        + ": one store at a time works in a folder");
    }

    private static String self() throws IOException {
        ProcessHandle process = ProcessHandle.current();
        String started =
                process.info().startInstant().map(Object::toString).orElse("at an unknown time");
        return "process " + process.pid() + " on " + host() + ", started " + started + "\n";
    }

    /** The machine's name without asking a name server, which may take long. */
    private static String host() throws IOException {
        Path linux = Path.of("/proc/sys/kernel/hostname");
        if (Files.isReadable(linux)) {
            return Files.readString(linux, StandardCharsets.UTF_8).strip();
        }
        return Optional.ofNullable(System.getenv("HOSTNAME"))
                .or(() -> Optional.ofNullable(System.getenv("COMPUTERNAME")))
                .orElse("this host");
    }
}
