package io.worklog.file;

import io.worklog.checkpoint.Ed25519Keys;
import io.worklog.checkpoint.KeyHistory;
import io.worklog.checkpoint.NoteSigner;
import io.worklog.error.IntegrityException;
import io.worklog.error.StoreUnavailableException;
import io.worklog.log.LogId;
import io.worklog.log.TreeSize;
import io.worklog.spi.SigningKeys;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ed25519 keys in {@code keys/}, one file per log that only its owner may read. Whoever can read
 * the folder can sign for its logs. A missing or damaged file is an error, never a new key. Files
 * are read whenever a key is needed, so that nodes that share the folder see each other's rotations.
 * Thread-safe.
 */
public final class FileSigningKeys implements SigningKeys {
    private final FileOps ops;
    private final Path folder;
    private final SecureRandom random;
    private final Map<LogId, Known> known = new ConcurrentHashMap<>();

    /** What a file said when it was read last. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Known(byte[] bytes, KeyFile keys) {}

    private FileSigningKeys(FileOps ops, Path folder, SecureRandom random) {
        this.ops = ops;
        this.folder = folder;
        this.random = random;
    }

    /**
     * The keys of the logs in a folder, beside them.
     *
     * @param random new keys are drawn from it
     * @throws StoreUnavailableException if the folder cannot be made
     */
    public static FileSigningKeys open(Path folder, SecureRandom random) {
        return open(folder.toAbsolutePath().normalize(), random, new LocalFileOps());
    }

    static FileSigningKeys open(Path folder, SecureRandom random, FileOps ops) {
        Path keys = folder.resolve("keys");
        try {
            ops.createFolders(keys);
        } catch (IOException e) {
            throw new StoreUnavailableException("cannot make " + keys + ": " + e, e);
        }
        return new FileSigningKeys(ops, keys, random);
    }

    @Override
    public KeyHistory history(LogId log) {
        return read(log).history();
    }

    @Override
    public NoteSigner signer(LogId log) {
        return read(log).signer();
    }

    @Override
    public synchronized NoteSigner create(LogId log, String name) {
        if (ops.exists(file(log))) {
            throw new IllegalStateException("log " + log + " has a key file " + file(log));
        }
        NoteSigner signer = Ed25519Keys.generate(name, random);
        return store(log, new KeyFile(KeyHistory.of(signer.verifierKey()), signer));
    }

    @Override
    public synchronized NoteSigner rotate(LogId log, TreeSize from) {
        KeyFile old = read(log);
        NoteSigner next = Ed25519Keys.generate(old.signer().verifierKey().name(), random);
        return store(log, new KeyFile(old.history().rotated(next.verifierKey(), from), next));
    }

    private NoteSigner store(LogId log, KeyFile keys) {
        try {
            ByteBuffer content = ByteBuffer.wrap(keys.format(log));
            WholeFiles.replace(ops, file(log), content, FileOps.Access.CREATE_SECRET);
        } catch (IOException e) {
            throw new StoreUnavailableException("cannot write " + file(log) + ": " + e, e);
        }
        return keys.signer();
    }

    private KeyFile read(LogId log) {
        Path file = file(log);
        if (!ops.exists(file)) {
            throw new IntegrityException(
                    "log "
                            + log
                            + " has no key file "
                            + file
                            + ": restore it from a copy; a new"
                            + " key is never made for a log that exists");
        }
        try {
            return parsed(log, WholeFiles.read(ops, file));
        } catch (IOException e) {
            throw new StoreUnavailableException("cannot read " + file + ": " + e, e);
        }
    }

    /** What the same bytes said before; to make a signer of a seed is slow. */
    private KeyFile parsed(LogId log, byte[] bytes) {
        Known before = known.get(log);
        if (before != null && Arrays.equals(before.bytes(), bytes)) {
            return before.keys();
        }
        KeyFile keys = KeyFile.parse(log, bytes).orElseThrow(() -> damaged(log));
        known.put(log, new Known(bytes, keys));
        return keys;
    }

    private IntegrityException damaged(LogId log) {
        return new IntegrityException(
                "the key file "
                        + file(log)
                        + " of log "
                        + log
                        + " is damaged: restore it from a copy");
    }

    private Path file(LogId log) {
        return folder.resolve(log + ".key");
    }
}
