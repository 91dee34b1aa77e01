package io.worklog.testkit;

import io.worklog.checkpoint.Ed25519Keys;
import io.worklog.checkpoint.KeyHistory;
import io.worklog.checkpoint.NoteSigner;
import io.worklog.error.IntegrityException;
import io.worklog.log.LogId;
import io.worklog.log.TreeSize;
import io.worklog.spi.LogStore;
import io.worklog.spi.SigningKeys;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Keys that follow from the names of the logs, so that logs of earlier tests in the same place can
 * still be read. A log has its key as soon as it is in the store.
 */
final class ExamKeys implements SigningKeys {
    static final String INSTALLATION = "exam.example.org";

    private final Supplier<? extends LogStore> store;
    private final Map<LogId, NoteSigner> signers = new ConcurrentHashMap<>();

    ExamKeys(Supplier<? extends LogStore> store) {
        this.store = store;
    }

    @Override
    public KeyHistory history(LogId log) {
        if (store.get().head(log).isEmpty()) {
            throw new IntegrityException("log " + log + " has no key");
        }
        return KeyHistory.of(signer(log).verifierKey());
    }

    @Override
    public NoteSigner signer(LogId log) {
        return signers.computeIfAbsent(log, ExamKeys::derived);
    }

    private static NoteSigner derived(LogId log) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            byte[] seed = sha256.digest(log.value().getBytes(StandardCharsets.UTF_8));
            return Ed25519Keys.fromSeed(INSTALLATION + "/" + log, seed);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public NoteSigner create(LogId log, String name) {
        return signer(log);
    }

    @Override
    public NoteSigner rotate(LogId log, TreeSize from) {
        throw new IllegalStateException("keys of an exam are not rotated");
    }
}
