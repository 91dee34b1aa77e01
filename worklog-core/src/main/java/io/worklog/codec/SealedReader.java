package io.worklog.codec;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.worklog.codec.JsonValue.JsonObject;
import io.worklog.codec.JsonValue.JsonString;
import io.worklog.error.IntegrityException;
import io.worklog.event.AuditEvent;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads sealed bytes: only the very bytes that the writer makes of the event pass, so no two can
 * say the same.
 */
final class SealedReader {
    private static final String WHAT = "sealed event";
    private static final JsonLimits LIMITS =
            new JsonLimits(
                    JsonLimits.Form.SEALED,
                    EventCodec.MAX_SEALED_BYTES,
                    32,
                    EventCodec.MAX_SEALED_BYTES);

    private final Map<String, byte[]> commitments = new TreeMap<>();
    private final Map<String, byte[]> commitmentTexts = new TreeMap<>();
    private final AuditEvent event;

    SealedReader(byte[] sealed) {
        JsonValue value = CanonicalBytes.parseStrictly(sealed, LIMITS, WHAT);
        Members members = new Members(value, "");
        EventReader.requireVersion(members);
        readCommitments(members.find(EventJson.COMMITMENTS));
        event = readEvent(members);
        JsonOut out = JsonOut.sealed();
        EventWriter.write(out, event, commitmentTexts);
        CanonicalBytes.requireSame(sealed, out.buffer(), out.length(), WHAT);
    }

    /** The event without its committed fields. */
    AuditEvent event() {
        return event;
    }

    /** Path to the 32 bytes of the commitment. */
    Map<String, byte[]> commitments() {
        return commitments;
    }

    private static AuditEvent readEvent(Members members) {
        try {
            return EventReader.read(members);
        } catch (IllegalArgumentException e) {
            throw new IntegrityException("the " + WHAT + " breaks a rule of its values", e);
        }
    }

    private void readCommitments(@Nullable JsonValue value) {
        if (value == null) {
            return;
        }
        if (!(value instanceof JsonObject object)) {
            throw Members.refused("/commitments", "must be an object");
        }
        object.members().forEach(this::readCommitment);
    }

    private void readCommitment(String path, JsonValue value) {
        byte[] commitment = Base64Text.decode(value);
        if (commitment == null || !(value instanceof JsonString string)) {
            throw Members.refused("/commitments", "must have 32 bytes in base64 at " + path);
        }
        commitments.put(path, commitment);
        commitmentTexts.put(path, string.text().getBytes(US_ASCII));
    }
}
