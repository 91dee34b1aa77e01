package io.worklog.independent;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A second reader of C2SP tlog-tiles folders, written from the public specifications alone. It uses
 * nothing of the library, so that both would have to be wrong in the same way.
 */
public final class IndependentLogReader {
    private final Path folder;
    private final String vkey;

    /** What a folder holds once every signature, tile and entry in it agreed. */
    public record Contents(String origin, long size, byte[] root, List<byte[]> entries) {}

    public IndependentLogReader(Path folder, String vkey) {
        this.folder = folder;
        this.vkey = vkey;
    }

    /** Reads and checks everything; throws {@link IllegalStateException} on the first fault. */
    public Contents read() throws IOException, GeneralSecurityException {
        return read("checkpoint");
    }

    /** The same with a checkpoint file of another name. */
    public Contents read(String checkpointFile) throws IOException, GeneralSecurityException {
        String note = Files.readString(folder.resolve(checkpointFile));
        int blank = note.indexOf("\n\n");
        String body = note.substring(0, blank + 1);
        checkSignature(body, note.substring(blank + 2));
        String[] lines = body.split("\n");
        long size = Long.parseLong(lines[1]);
        byte[] root = Base64.getDecoder().decode(lines[2]);
        List<byte[]> entries = entries(size);
        List<byte[]> level = new ArrayList<>();
        for (byte[] entry : entries) {
            level.add(sha256(new byte[] {0}, entry));
        }
        ensure(Arrays.equals(root, root(level)), "root hash differs from the entries");
        checkTiles(level);
        return new Contents(lines[0], size, root, entries);
    }

    private void checkSignature(String body, String signatures) throws GeneralSecurityException {
        String[] parts = vkey.split("\\+", 3);
        byte[] typed = Base64.getDecoder().decode(parts[2]);
        byte[] raw = Arrays.copyOfRange(typed, 1, typed.length);
        byte[] id = sha256((parts[0] + "\n").getBytes(StandardCharsets.UTF_8), typed);
        for (String line : signatures.split("\n")) {
            String[] fields = line.split(" ");
            byte[] blob = Base64.getDecoder().decode(fields[2]);
            if (fields[1].equals(parts[0]) && Arrays.equals(blob, 0, 4, id, 0, 4)) {
                Signature check = Signature.getInstance("Ed25519");
                check.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(point(raw)));
                check.update(body.getBytes(StandardCharsets.UTF_8));
                ensure(check.verify(blob, 4, blob.length - 4), "signature is wrong");
                return;
            }
        }
        throw new IllegalStateException("no signature by " + parts[0]);
    }

    private static EdECPublicKeySpec point(byte[] raw) {
        byte[] big = new byte[32];
        for (int i = 0; i < 32; i++) {
            big[i] = raw[31 - i];
        }
        boolean odd = (big[0] & 0x80) != 0;
        big[0] &= 0x7f;
        return new EdECPublicKeySpec(
                NamedParameterSpec.ED25519, new EdECPoint(odd, new BigInteger(1, big)));
    }

    private List<byte[]> entries(long size) throws IOException {
        List<byte[]> all = new ArrayList<>();
        for (long bundle = 0; bundle * 256 < size; bundle++) {
            int width = (int) Math.min(256, size - bundle * 256);
            ByteBuffer data = ByteBuffer.wrap(file("tile/entries/" + number(bundle), width));
            for (int i = 0; i < width; i++) {
                byte[] entry = new byte[data.getShort() & 0xffff];
                data.get(entry);
                all.add(entry);
            }
            ensure(!data.hasRemaining(), "bundle " + bundle + " has bytes to spare");
        }
        return all;
    }

    private void checkTiles(List<byte[]> leaves) throws IOException {
        List<byte[]> level = leaves;
        for (int l = 0; !level.isEmpty(); l++) {
            List<byte[]> above = new ArrayList<>();
            for (int n = 0; n * 256 < level.size(); n++) {
                List<byte[]> tile = level.subList(n * 256, Math.min(level.size(), n * 256 + 256));
                byte[] stored = file("tile/" + l + "/" + number(n), tile.size());
                ensure(Arrays.equals(stored, join(tile)), "tile " + l + "/" + n + " differs");
                if (tile.size() == 256) {
                    above.add(root(tile));
                }
            }
            level = above;
        }
    }

    private byte[] file(String name, int width) throws IOException {
        return Files.readAllBytes(folder.resolve(width == 256 ? name : name + ".p/" + width));
    }

    private static String number(long n) {
        String last = String.format("%03d", n % 1000);
        return n < 1000 ? last : higher(n / 1000) + "/" + last;
    }

    private static String higher(long n) {
        String here = "x" + String.format("%03d", n % 1000);
        return n < 1000 ? here : higher(n / 1000) + "/" + here;
    }

    /** RFC 6962 section 2.1, word for word: split at the largest power of two below n. */
    private static byte[] root(List<byte[]> hashes) {
        if (hashes.isEmpty()) {
            return sha256(new byte[0], new byte[0]);
        }
        if (hashes.size() == 1) {
            return hashes.get(0);
        }
        int k = Integer.highestOneBit(hashes.size() - 1);
        byte[] pair = new byte[65];
        pair[0] = 1;
        System.arraycopy(root(hashes.subList(0, k)), 0, pair, 1, 32);
        System.arraycopy(root(hashes.subList(k, hashes.size())), 0, pair, 33, 32);
        return sha256(pair, new byte[0]);
    }

    private static byte[] join(List<byte[]> hashes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        hashes.forEach(out::writeBytes);
        return out.toByteArray();
    }

    private static byte[] sha256(byte[] first, byte[] second) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(first);
            return digest.digest(second);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void ensure(boolean holds, String fault) {
        if (!holds) {
            throw new IllegalStateException(fault);
        }
    }
}
