package io.worklog.codec;

import io.worklog.error.RejectedEventException.Fault;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Writes the private sides of events, one after the other, and commits to every value in them. Not
 * thread-safe.
 */
final class PrivateWriter {
    private static final int VALUE_DEPTH = 2;

    private final JsonOut out = JsonOut.sealed();
    private final Commitment commitment = new Commitment();

    /**
     * Writes all fields; what was written before MUST have been cleared.
     *
     * @return path to commitment in base64, in the natural order of the paths
     */
    Map<String, byte[]> write(List<PersonalField> fields, RandomGenerator salts) {
        byte[] random = new byte[fields.size() * Commitment.BYTES];
        salts.nextBytes(random);
        Collections.sort(fields);
        Map<String, byte[]> commitments = LinkedHashMap.newLinkedHashMap(fields.size());
        out.beginObject();
        for (int i = 0; i < fields.size(); i++) {
            int from = i * Commitment.BYTES;
            byte[] salt = Arrays.copyOfRange(random, from, from + Commitment.BYTES);
            commitments.put(fields.get(i).path(), commit(fields.get(i), salt));
        }
        out.endObject();
        return commitments;
    }

    private byte[] commit(PersonalField field, byte[] salt) {
        out.placeAt(field.path(), VALUE_DEPTH);
        out.name(field.path());
        out.beginObject();
        out.quoted(PrivateSide.SALT, Base64.getEncoder().encode(salt));
        out.name(PrivateSide.VALUE);
        int start = out.length();
        ChangeValueJson.write(out, field.value());
        byte[] code = commitment.to(salt, field.path(), out.buffer(), start, out.length());
        out.endObject();
        return Base64.getEncoder().encode(code);
    }

    List<Fault> faults() {
        return out.faults();
    }

    byte[] bytes() {
        return out.bytes();
    }

    /** How much room was needed so far. */
    int room() {
        return out.buffer().length;
    }

    /** Begins anew; nothing of what was written stays in memory. */
    void clear() {
        Arrays.fill(out.buffer(), 0, out.length(), (byte) 0);
        out.clear();
    }
}
