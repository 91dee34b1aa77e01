package io.worklog.codec;

import io.worklog.error.RejectedEventException.Fault;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Writes the private side of one event and commits to every value in it. Not thread-safe. */
final class PrivateWriter {
    private static final int VALUE_DEPTH = 2;

    private final JsonOut out = JsonOut.sealed();
    private final Commitment commitment = new Commitment();
    private final Map<String, byte[]> commitments = new LinkedHashMap<>();

    PrivateWriter(List<PersonalField> fields, RandomGenerator salts) {
        byte[] random = new byte[fields.size() * Commitment.BYTES];
        salts.nextBytes(random);
        Collections.sort(fields);
        out.beginObject();
        for (int i = 0; i < fields.size(); i++) {
            int from = i * Commitment.BYTES;
            commit(fields.get(i), Arrays.copyOfRange(random, from, from + Commitment.BYTES));
        }
        out.endObject();
    }

    private void commit(PersonalField field, byte[] salt) {
        out.placeAt(field.path(), VALUE_DEPTH);
        out.name(field.path());
        out.beginObject();
        out.quoted(PrivateSide.SALT, Base64.getEncoder().encode(salt));
        out.name(PrivateSide.VALUE);
        int start = out.length();
        ChangeValueJson.write(out, field.value());
        byte[] code = commitment.to(salt, field.path(), out.buffer(), start, out.length());
        out.endObject();
        commitments.put(field.path(), Base64.getEncoder().encode(code));
    }

    /** Path to commitment in base64, in the natural order of the paths. */
    Map<String, byte[]> commitments() {
        return commitments;
    }

    List<Fault> faults() {
        return out.faults();
    }

    byte[] bytes() {
        return out.bytes();
    }
}
