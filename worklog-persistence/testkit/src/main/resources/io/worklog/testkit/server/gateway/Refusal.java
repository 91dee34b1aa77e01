package gateway;

import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonString;

import java.sql.SQLException;
import java.util.Map;

/** A command that fails, with MongoDB's number and name for the reason. */
final class Refusal extends Exception {
    static final int WRITE_CONFLICT = 112;
    static final int NO_SUCH_TRANSACTION = 251;
    private static final int UNKNOWN = 8;
    private static final long serialVersionUID = 1L;

    /** For the errors that applications tell apart; any other is 8, UnknownError. */
    private static final Map<String, Integer> CODES =
            Map.ofEntries(
                    Map.entry("23505", 11000),
                    Map.entry("M001C", 11000),
                    Map.entry("40001", WRITE_CONFLICT),
                    Map.entry("40P01", WRITE_CONFLICT),
                    Map.entry("55P03", WRITE_CONFLICT),
                    Map.entry("57014", 50),
                    Map.entry("M0001", 2),
                    Map.entry("M0003", 9),
                    Map.entry("M0004", 14),
                    Map.entry("M0008", 26),
                    Map.entry("M0009", 27),
                    Map.entry("M000E", 43),
                    Map.entry("M000F", 48),
                    Map.entry("M000M", 66),
                    Map.entry("M000N", 67),
                    Map.entry("M000O", 68),
                    Map.entry("M000P", 72),
                    Map.entry("M000Q", 73),
                    Map.entry("M000R", 85),
                    Map.entry("M000S", 86),
                    Map.entry("M000U", 115),
                    Map.entry("M001B", 10334),
                    Map.entry("M00CO", 121));

    private static final Map<Integer, String> NAMES =
            Map.ofEntries(
                    Map.entry(2, "BadValue"),
                    Map.entry(UNKNOWN, "UnknownError"),
                    Map.entry(9, "FailedToParse"),
                    Map.entry(14, "TypeMismatch"),
                    Map.entry(26, "NamespaceNotFound"),
                    Map.entry(27, "IndexNotFound"),
                    Map.entry(43, "CursorNotFound"),
                    Map.entry(48, "NamespaceExists"),
                    Map.entry(50, "MaxTimeMSExpired"),
                    Map.entry(59, "CommandNotFound"),
                    Map.entry(66, "ImmutableField"),
                    Map.entry(67, "CannotCreateIndex"),
                    Map.entry(68, "IndexAlreadyExists"),
                    Map.entry(72, "InvalidOptions"),
                    Map.entry(73, "InvalidNamespace"),
                    Map.entry(85, "IndexOptionsConflict"),
                    Map.entry(86, "IndexKeySpecsConflict"),
                    Map.entry(WRITE_CONFLICT, "WriteConflict"),
                    Map.entry(115, "CommandNotSupported"),
                    Map.entry(121, "DocumentValidationFailure"),
                    Map.entry(NO_SUCH_TRANSACTION, "NoSuchTransaction"),
                    Map.entry(10334, "BSONObjectTooLarge"),
                    Map.entry(11000, "DuplicateKey"));

    private final int code;

    Refusal(int code, String message) {
        super(message);
        this.code = code;
    }

    static Refusal unknown(String message) {
        return new Refusal(UNKNOWN, message);
    }

    static Refusal of(SQLException e) {
        return new Refusal(code(state(e)), state(e) + " " + e.getMessage());
    }

    /** MongoDB's code for an SQLSTATE. */
    static int code(String state) {
        return CODES.getOrDefault(state, UNKNOWN);
    }

    /**
     * MongoDB's code for an SQLSTATE as the extension packs it into a number: six bits a character,
     * the first one lowest.
     */
    static int codeOfPacked(int packed) {
        StringBuilder state = new StringBuilder();
        int rest = packed;
        for (int i = 0; i < 5; i++) {
            state.append((char) ('0' + (rest & 0x3f)));
            rest >>= 6;
        }
        return code(state.toString());
    }

    /** Whether PostgreSQL has gone: then the client has to see a lost connection. */
    static boolean isServerGone(SQLException e) {
        return !CODES.containsKey(state(e))
                && (state(e).startsWith("08") || state(e).startsWith("57P"));
    }

    private static String state(SQLException e) {
        return e.getSQLState() == null ? "" : e.getSQLState();
    }

    byte[] reply(boolean inTransaction) {
        BsonDocument reply =
                new BsonDocument("ok", new BsonDouble(0))
                        .append("errmsg", new BsonString(String.valueOf(getMessage())))
                        .append("code", new BsonInt32(code))
                        .append(
                                "codeName",
                                new BsonString(NAMES.getOrDefault(code, "Error" + code)));
        if (inTransaction && (code == WRITE_CONFLICT || code == NO_SUCH_TRANSACTION)) {
            BsonArray labels = new BsonArray();
            labels.add(new BsonString("TransientTransactionError"));
            reply.append("errorLabels", labels);
        }
        return Bson.bytes(reply);
    }
}
