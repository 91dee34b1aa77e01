package io.worklog.server.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** The bytes are those of the published formats, read by code that does not know Tink. */
class SealedBytesTest {
    private static final HexFormat HEX = HexFormat.of();

    /** Test case 16 of the GCM specification (McGrew and Viega, appendix B), 256-bit key. */
    @Test
    void aPublishedVectorOpens() throws Exception {
        byte[] key =
                HEX.parseHex("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308");
        byte[] sealed =
                HEX.parseHex(
                        "cafebabefacedbaddecaf888"
                                + "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
                                + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
                                + "76fc6ece0f4e1768cddf8853bb2d551b");
        byte[] bound = HEX.parseHex("feedfacedeadbeeffeedfacedeadbeefabaddad2");
        assertThat(HEX.formatHex(new AesGcmJce(key).decrypt(sealed, bound)))
                .isEqualTo(
                        "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
                                + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39");
    }

    /** The wire format of AES256_GCM_HKDF_1MB, decrypted with the JDK alone. */
    @Test
    void aStreamIsOfThePublishedFormat() throws Exception {
        byte[] key = new byte[32];
        byte[] plain = new byte[TinkVault.SEGMENT + 5_000];
        new Random(7).nextBytes(key);
        new Random(8).nextBytes(plain);
        byte[] bound = Binding.of("stream", new KeyName("", "evidence", "blb_1"), new byte[0]);
        ByteArrayOutputStream sealed = new ByteArrayOutputStream();
        var tink = new AesGcmHkdfStreaming(key, "HmacSha256", 32, TinkVault.SEGMENT, 0);
        try (var out = tink.newEncryptingStream(sealed, bound)) {
            out.write(plain);
        }
        assertThat(independently(sealed.toByteArray(), key, bound)).isEqualTo(plain);
        byte[] changed = sealed.toByteArray();
        changed[changed.length - 1] ^= 1;
        assertThatThrownBy(() ->
                        tink.newDecryptingStream(new ByteArrayInputStream(changed), bound)
                                .readAllBytes())
                .isInstanceOf(IOException.class);
    }

    /** Header: its length, 32 bytes of salt, 7 of nonce; then segments, the last one marked. */
    private static byte[] independently(byte[] sealed, byte[] key, byte[] bound) throws Exception {
        ByteBuffer in = ByteBuffer.wrap(sealed);
        int header = in.get();
        assertThat(header).isEqualTo(40);
        byte[] salt = new byte[32];
        in.get(salt);
        byte[] prefix = new byte[7];
        in.get(prefix);
        SecretKeySpec derived = new SecretKeySpec(hkdf(key, salt, bound), "AES");
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        for (int segment = 0; in.hasRemaining(); segment++) {
            int most = segment == 0 ? TinkVault.SEGMENT - header : TinkVault.SEGMENT;
            byte[] piece = new byte[Math.min(most, in.remaining())];
            in.get(piece);
            byte[] nonce =
                    ByteBuffer.allocate(12)
                            .put(prefix)
                            .putInt(segment)
                            .put((byte) (in.hasRemaining() ? 0 : 1))
                            .array();
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, derived, new GCMParameterSpec(128, nonce));
            plain.write(cipher.doFinal(piece));
        }
        return plain.toByteArray();
    }

    /** RFC 5869 with one block of output. */
    private static byte[] hkdf(byte[] key, byte[] salt, byte[] info) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(salt, "HmacSHA256"));
        byte[] extracted = mac.doFinal(key);
        mac.init(new SecretKeySpec(extracted, "HmacSHA256"));
        mac.update(info);
        mac.update((byte) 1);
        return mac.doFinal();
    }
}
