package io.worklog.server.vault;

import com.google.crypto.tink.subtle.AesGcmJce;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Master keys in a file of this machine, or given as text. The file is read when it is first needed
 * and again when a key is asked for that another node has made since.
 */
final class LocalMasterKeys implements MasterKeys {
    private final @Nullable KeyFile file;
    private final RandomGenerator random;
    private final InstantSource clock;
    private volatile KeyRing ring;

    private LocalMasterKeys(
            KeyRing ring, @Nullable KeyFile file, RandomGenerator random, InstantSource clock) {
        this.ring = ring;
        this.file = file;
        this.random = random;
        this.clock = clock;
    }

    /** Keys that an operator gives as text; they are renewed by giving another text. */
    static LocalMasterKeys of(String text, RandomGenerator random, InstantSource clock) {
        return new LocalMasterKeys(KeyRing.parse(text), null, random, clock);
    }

    /**
     * Keys of a file.
     *
     * @param make whether a file is made where there is none
     */
    static LocalMasterKeys of(
            KeyFile file, boolean make, RandomGenerator random, InstantSource clock) {
        if (make && file.read().isEmpty()) {
            file.create(KeyRing.with(null, id(clock), random));
        }
        KeyRing ring =
                file.read()
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "there is no key file "
                                                + file.path()
                                                + ": restore"
                                                + " it; without it nothing that was sealed can"
                                                + " be read"));
        return new LocalMasterKeys(ring, file, random, clock);
    }

    static String id(InstantSource clock) {
        return "m" + clock.millis();
    }

    @Override
    public String current() {
        return ring.current();
    }

    @Override
    public Wrapped wrap(byte[] key, byte[] context) {
        KeyRing now = ring;
        try {
            return new Wrapped(
                    now.current(), new AesGcmJce(now.currentKey()).encrypt(key, context));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is part of every Java", e);
        }
    }

    @Override
    public byte[] unwrap(Wrapped wrapped, byte[] context) throws GeneralSecurityException {
        return new AesGcmJce(key(wrapped.masterId())).decrypt(wrapped.bytes(), context);
    }

    private byte[] key(String id) {
        byte[] key = ring.key(id);
        if (key == null && file != null) {
            file.read().ifPresent(read -> ring = read);
            key = ring.key(id);
        }
        if (key == null) {
            throw new UnknownMasterKeyException(id);
        }
        return key;
    }

    @Override
    public synchronized String renew() {
        if (file != null) {
            KeyRing now = file.read().orElse(ring);
            KeyRing next = KeyRing.with(now, unused(now), random);
            file.replace(next);
            ring = next;
        }
        return ring.current();
    }

    private String unused(KeyRing now) {
        String id = id(clock);
        int more = 1;
        while (now.key(id) != null) {
            id = id(clock) + '-' + more++;
        }
        return id;
    }
}
