package io.worklog.testkit.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/**
 * The folder of one process's private servers. The process holds a lock on it for as long as it
 * lives, so whoever gets the lock of such a folder knows that its owner is gone and ends the
 * servers that were left.
 */
final class RunFolder implements AutoCloseable {

    private static final String PREFIX = "run-";
    private static final String LOCK = "lock";
    private static final String SCRIPTS = "scripts";

    private final Path folder;
    private final FileChannel lock;
    private final Scripts scripts;

    private RunFolder(Path folder, FileChannel lock, Map<String, String> environment)
            throws IOException {
        this.folder = folder;
        this.lock = lock;
        this.scripts = Scripts.in(folder.resolve(SCRIPTS), environment);
    }

    /**
     * Makes one under folders that all processes use, and ends what dead ones have left there.
     *
     * @param environment what the scripts run in
     */
    static RunFolder under(DataFolders roots, Map<String, String> environment) throws IOException {
        for (Path root : roots.all()) {
            if (Files.isDirectory(root)) {
                endLeftovers(root, environment);
            }
        }
        Path root = roots.chosen();
        Files.createDirectories(root);
        try (FileChannel all = open(root.resolve(LOCK));
                FileLock one = all.lock()) {
            Path folder = Files.createTempDirectory(root, PREFIX);
            // The servers run as other users, who have to pass through.
            folder.toFile().setExecutable(true, false);
            FileChannel lock = open(folder.resolve(LOCK));
            lock.lock();
            return new RunFolder(folder, lock, environment);
        }
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private static void endLeftovers(Path root, Map<String, String> environment)
            throws IOException {
        try (FileChannel all = open(root.resolve(LOCK));
                FileLock one = all.lock();
                DirectoryStream<Path> runs = Files.newDirectoryStream(root, PREFIX + "*")) {
            for (Path run : runs) {
                try (FileChannel lock = open(run.resolve(LOCK))) {
                    if (isFree(lock)) {
                        new RunFolder(run, lock, environment).close();
                    }
                }
            }
        }
    }

    private static boolean isFree(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException ownedByThisProcess) {
            return false;
        }
    }

    Scripts scripts() {
        return scripts;
    }

    /** The folder for the server of that kind and number. */
    Path instance(ServerKind kind, int number) {
        return folder.resolve(kind.script() + "-" + number);
    }

    /** Ends the server of a folder that {@link #instance} gave, and deletes what it had. */
    void end(Path instance) throws IOException {
        String name = instance.getFileName().toString();
        scripts.run(name.substring(0, name.indexOf('-')), "kill", instance.toString());
        Scripts.delete(instance);
    }

    /** Ends every server, and deletes the folder. */
    @Override
    public void close() throws IOException {
        try (DirectoryStream<Path> instances = Files.newDirectoryStream(folder, "*-*")) {
            for (Path instance : instances) {
                end(instance);
            }
        }
        Scripts.delete(folder);
        lock.close();
    }
}
