package io.worklog.persistence.mongodb;

import io.worklog.checkpoint.Ed25519Keys;
import io.worklog.checkpoint.KeyHistory;
import io.worklog.checkpoint.NoteSigner;
import io.worklog.error.IntegrityException;
import io.worklog.log.LogId;
import io.worklog.log.TreeSize;
import io.worklog.spi.SigningKeys;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Predicate;

/**
 * Keys that follow from the names of logs, so that a log made long ago can be verified. A log has
 * its key as soon as it is there.
 *
 * @param exists whether a log is there
 */
record SeededKeys(Predicate<LogId> exists) implements SigningKeys {
    static final String INSTALLATION = "fixture.test";

    @Override
    public KeyHistory history(LogId log) {
        if (!exists.test(log)) {
            throw new IntegrityException("log " + log + " has no key");
        }
        return KeyHistory.of(signer(log).verifierKey());
    }

    @Override
    public NoteSigner signer(LogId log) {
        byte[] seed = Arrays.copyOf(log.value().getBytes(StandardCharsets.US_ASCII), 32);
        return Ed25519Keys.fromSeed(INSTALLATION + "/" + log, seed);
    }

    @Override
    public NoteSigner create(LogId log, String name) {
        return signer(log);
    }

    @Override
    public NoteSigner rotate(LogId log, TreeSize from) {
        throw new IllegalStateException("these keys are not rotated");
    }
}
