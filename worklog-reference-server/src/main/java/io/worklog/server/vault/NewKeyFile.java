package io.worklog.server.vault;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** A file with a first master key, made by an operator before the server starts. */
public final class NewKeyFile {
    private NewKeyFile() {}

    /**
     * Makes the file, readable by its owner alone; returns false where there is one already.
     *
     * @param random MUST be cryptographically secure
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    public static boolean create(Path file, RandomGenerator random, InstantSource clock) {
        return new KeyFile(file).create(KeyRing.with(null, LocalMasterKeys.id(clock), random));
    }
}
