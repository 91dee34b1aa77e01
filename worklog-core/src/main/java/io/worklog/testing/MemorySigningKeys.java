package io.worklog.testing;

import io.worklog.checkpoint.Ed25519Keys;
import io.worklog.checkpoint.KeyHistory;
import io.worklog.checkpoint.NoteSigner;
import io.worklog.error.IntegrityException;
import io.worklog.log.LogId;
import io.worklog.log.TreeSize;
import io.worklog.spi.SigningKeys;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;

/** Signing keys on the heap: gone with the test. Thread-safe. */
public final class MemorySigningKeys implements SigningKeys {
    private final SecureRandom random;
    private final Map<LogId, Keys> all = new HashMap<>();

    private MemorySigningKeys(SecureRandom random) {
        this.random = random;
    }

    /** No keys yet. */
    public static MemorySigningKeys create() {
        return new MemorySigningKeys(new SecureRandom());
    }

    @Override
    public KeyHistory history(LogId log) {
        return of(log).history();
    }

    @Override
    public NoteSigner signer(LogId log) {
        return of(log).signer();
    }

    private synchronized Keys of(LogId log) {
        Keys keys = all.get(log);
        if (keys == null) {
            throw new IntegrityException("log " + log + " has no key");
        }
        return keys;
    }

    @Override
    public synchronized NoteSigner create(LogId log, String name) {
        if (all.containsKey(log)) {
            throw new IllegalStateException("log " + log + " has a key");
        }
        NoteSigner signer = Ed25519Keys.generate(name, random);
        all.put(log, new Keys(KeyHistory.of(signer.verifierKey()), signer));
        return signer;
    }

    @Override
    public synchronized NoteSigner rotate(LogId log, TreeSize from) {
        Keys old = of(log);
        NoteSigner next = Ed25519Keys.generate(old.signer().verifierKey().name(), random);
        all.put(log, new Keys(old.history().rotated(next.verifierKey(), from), next));
        return next;
    }

    private record Keys(KeyHistory history, NoteSigner signer) {}
}
