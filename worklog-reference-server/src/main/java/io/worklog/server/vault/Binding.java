package io.worklog.server.vault;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * What is bound to sealed bytes without being among them: {@code worklog-vault}, a purpose, the
 * key's tenant, kind and id, the context; each after its length in four bytes, so that no two places
 * give the same bytes.
 */
final class Binding {
    private Binding() {}

    static byte[] of(String purpose, KeyName key, byte[] context) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        try {
            add(out, "worklog-vault".getBytes(StandardCharsets.UTF_8));
            for (String part : new String[] {purpose, key.tenant(), key.kind(), key.id()}) {
                add(out, part.getBytes(StandardCharsets.UTF_8));
            }
            add(out, context);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void add(DataOutputStream out, byte[] part) throws IOException {
        out.writeInt(part.length);
        out.write(part);
    }
}
