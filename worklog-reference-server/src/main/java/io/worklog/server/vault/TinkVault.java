package io.worklog.server.vault;

import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Tink's AES-GCM with 256-bit keys. A value is a version byte, 12 bytes of nonce, the ciphertext
 * and 16 bytes of tag; a stream is Tink's AES256_GCM_HKDF_1MB. Every opening asks the database for
 * the key, so that a key that was destroyed is gone on every node at once.
 */
final class TinkVault implements Vault {
    static final int SEGMENT = 1 << 20;
    private static final byte VERSION = 1;
    private static final String VALUE = "value";
    private static final String STREAM = "stream";
    private static final String KEY = "key";

    private final DataKeys keys;
    private final MasterKeys masters;
    private final RandomGenerator random;

    TinkVault(DataKeys keys, MasterKeys masters, RandomGenerator random) {
        this.keys = keys;
        this.masters = masters;
        this.random = random;
    }

    @Override
    public byte[] seal(KeyName key, byte[] plain, byte[] context) {
        try {
            byte[] sealed =
                    new AesGcmJce(obtain(key)).encrypt(plain, Binding.of(VALUE, key, context));
            byte[] all = new byte[sealed.length + 1];
            all[0] = VERSION;
            System.arraycopy(sealed, 0, all, 1, sealed.length);
            return all;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is part of every Java", e);
        }
    }

    @Override
    public byte[] open(KeyName key, byte[] sealed, byte[] context) {
        byte[] opener = existing(key);
        try {
            if (sealed.length == 0 || sealed[0] != VERSION) {
                throw new GeneralSecurityException("not a sealed value");
            }
            byte[] rest = new byte[sealed.length - 1];
            System.arraycopy(sealed, 1, rest, 0, rest.length);
            return new AesGcmJce(opener).decrypt(rest, Binding.of(VALUE, key, context));
        } catch (GeneralSecurityException e) {
            throw new NotSealedHereException(key, e);
        }
    }

    @Override
    public OutputStream sealing(KeyName key, OutputStream target, byte[] context)
            throws IOException {
        try {
            return streaming(obtain(key))
                    .newEncryptingStream(target, Binding.of(STREAM, key, context));
        } catch (GeneralSecurityException e) {
            throw new IOException("the stream cannot be sealed", e);
        }
    }

    @Override
    public SeekableByteChannel opening(KeyName key, SeekableByteChannel sealed, byte[] context)
            throws IOException {
        try {
            return streaming(existing(key))
                    .newSeekableDecryptingChannel(sealed, Binding.of(STREAM, key, context));
        } catch (GeneralSecurityException e) {
            throw new IOException("the stream cannot be opened", e);
        }
    }

    @Override
    public InputStream opening(KeyName key, InputStream sealed, byte[] context) throws IOException {
        try {
            return streaming(existing(key))
                    .newDecryptingStream(sealed, Binding.of(STREAM, key, context));
        } catch (GeneralSecurityException e) {
            throw new IOException("the stream cannot be opened", e);
        }
    }

    private static AesGcmHkdfStreaming streaming(byte[] key) throws GeneralSecurityException {
        return new AesGcmHkdfStreaming(key, "HmacSha256", KeyRing.KEY_BYTES, SEGMENT, 0);
    }

    @Override
    public boolean shred(KeyName key) {
        return keys.shred(key);
    }

    @Override
    public long rotate() {
        if (keys.notUnder(masters.current()).isEmpty()) {
            masters.renew();
        }
        long done = 0;
        List<DataKeys.Row> some = keys.notUnder(masters.current());
        while (!some.isEmpty()) {
            done += some.stream().filter(this::rewrap).count();
            // Another node may have made a newer key meanwhile.
            some = keys.notUnder(masters.current());
        }
        return done;
    }

    private boolean rewrap(DataKeys.Row row) {
        Wrapped before = row.wrapped();
        return before != null
                && keys.replace(
                        row.name(),
                        before.masterId(),
                        masters.wrap(unwrap(row.name(), before), bound(row.name())));
    }

    private byte[] existing(KeyName key) {
        Wrapped wrapped = keys.find(key).map(DataKeys.Row::wrapped).orElse(null);
        if (wrapped == null) {
            throw new ShreddedException(key);
        }
        return unwrap(key, wrapped);
    }

    private byte[] obtain(KeyName key) {
        if (keys.find(key).isEmpty()) {
            byte[] fresh = new byte[KeyRing.KEY_BYTES];
            random.nextBytes(fresh);
            keys.add(key, masters.wrap(fresh, bound(key)));
        }
        return existing(key);
    }

    private byte[] unwrap(KeyName key, Wrapped wrapped) {
        try {
            return masters.unwrap(wrapped, bound(key));
        } catch (GeneralSecurityException e) {
            throw new NotSealedHereException(key, e);
        }
    }

    private static byte[] bound(KeyName key) {
        return Binding.of(KEY, key, new byte[0]);
    }
}
