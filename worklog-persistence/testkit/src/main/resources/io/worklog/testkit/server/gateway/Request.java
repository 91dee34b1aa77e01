package gateway;

import org.bson.BsonValue;
import org.bson.RawBsonDocument;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * One command as OP_MSG carries it: flags, a body section (kind 0) and document sequences (kind 1);
 * see MongoDB's documentation of the wire protocol, "OP_MSG".
 */
final class Request {
    private static final int CHECKSUM_PRESENT = 1;
    private static final int MORE_TO_COME = 2;

    final RawBsonDocument body;
    final byte[] bodyBytes;
    final boolean wantsReply;
    private final Map<String, byte[]> sequences;

    private Request(byte[] body, Map<String, byte[]> sequences, boolean wantsReply) {
        this.body = new RawBsonDocument(body);
        this.bodyBytes = body;
        this.sequences = sequences;
        this.wantsReply = wantsReply;
    }

    static Request parse(byte[] payload) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN);
        int flags = in.getInt();
        int end = payload.length - ((flags & CHECKSUM_PRESENT) != 0 ? Integer.BYTES : 0);
        byte[] body = null;
        Map<String, byte[]> sequences = new HashMap<>();
        while (in.position() < end) {
            int kind = in.get();
            int start = in.position();
            int size = in.getInt(start);
            if (kind == 0) {
                body = Arrays.copyOfRange(payload, start, start + size);
            } else {
                int zero = start + Integer.BYTES;
                while (payload[zero] != 0) {
                    zero++;
                }
                int nameAt = start + Integer.BYTES;
                String name = new String(payload, nameAt, zero - nameAt, StandardCharsets.UTF_8);
                sequences.put(name, Arrays.copyOfRange(payload, zero + 1, start + size));
            }
            in.position(start + size);
        }
        if (body == null) {
            throw new IOException("a message without a body");
        }
        return new Request(body, sequences, (flags & MORE_TO_COME) == 0);
    }

    /** The command's name. */
    String name() {
        return body.getFirstKey();
    }

    String database() {
        return body.containsKey("$db") ? body.getString("$db").getValue() : "admin";
    }

    /** The collection that the command is about. */
    String collection() {
        return body.getString(name()).getValue();
    }

    /** The documents of a sequence as they came, or null if there is none of that name. */
    byte[] sequence(String name) {
        return sequences.get(name);
    }

    /** Which transaction the command belongs to, or null for none. */
    String transaction() {
        BsonValue auto = body.get("autocommit");
        boolean inOne = auto != null && auto.isBoolean() && !auto.asBoolean().getValue();
        return inOne ? sessionAndNumber() : null;
    }

    /** The id of a retryable write, which the driver repeats when it retries; else null. */
    String retryId() {
        boolean retryable = body.containsKey("txnNumber") && !body.containsKey("autocommit");
        return retryable ? sessionAndNumber() : null;
    }

    private String sessionAndNumber() {
        byte[] session = body.getDocument("lsid").getBinary("id").getData();
        return HexFormat.of().formatHex(session) + ":" + body.getInt64("txnNumber").getValue();
    }
}
