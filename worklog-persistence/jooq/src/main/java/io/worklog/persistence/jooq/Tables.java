package io.worklog.persistence.jooq;

import java.util.List;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The tables of the log store as the scripts make them, for statements and for comparison. */
final class Tables {
    static final Field<Integer> LOG_NO = field("log_no", SQLDataType.INTEGER.nullable(false));
    static final Field<String> NAME = field("name", SQLDataType.VARCHAR(128).nullable(false));
    static final Field<Long> SIZE = field("size", SQLDataType.BIGINT.nullable(false));
    static final Field<Long> EPOCH = field("epoch", SQLDataType.BIGINT.nullable(false));
    static final Field<Long> MIN_INDEX = field("min_index", SQLDataType.BIGINT.nullable(false));
    static final Field<String> ENDED = field("ended", SQLDataType.VARCHAR(255).nullable(true));
    static final Field<Long> IDX = field("idx", SQLDataType.BIGINT.nullable(false));
    static final Field<byte[]> LEAF_HASH =
            field("leaf_hash", SQLDataType.BINARY(32).nullable(false));
    static final Field<byte[]> KEY = field("idem_key", SQLDataType.VARBINARY(512).nullable(true));
    static final Field<byte[]> PRUNED_KEY_BYTES =
            field("idem_key", SQLDataType.VARBINARY(512).nullable(false));
    static final Field<byte[]> SEALED = field("sealed", SQLDataType.BLOB.nullable(false));
    static final Field<byte[]> CONTENT = field("content", SQLDataType.BLOB.nullable(false));
    static final Field<Integer> TILE_LEVEL =
            field("tile_level", SQLDataType.INTEGER.nullable(false));
    static final Field<Long> TILE_INDEX = field("tile_index", SQLDataType.BIGINT.nullable(false));
    static final Field<byte[]> HASHES =
            field("hashes", SQLDataType.VARBINARY(8192).nullable(false));
    static final Field<byte[]> NOTE = field("note", SQLDataType.BLOB.nullable(true));

    static final Shape LOG =
            new Shape(
                    "log",
                    List.of(LOG_NO, NAME, SIZE, EPOCH, MIN_INDEX, ENDED),
                    List.of(LOG_NO),
                    List.of(List.of(NAME)));
    static final Shape ENTRY =
            new Shape(
                    "entry",
                    List.of(LOG_NO, IDX, LEAF_HASH, KEY, SEALED),
                    List.of(LOG_NO, IDX),
                    List.of(List.of(LOG_NO, KEY)));

    /** The columns of entries that have no key, which is most. */
    static final List<Field<?>> WITHOUT_KEY = List.of(LOG_NO, IDX, LEAF_HASH, SEALED);

    static final Shape PRIVATE_SIDE =
            new Shape(
                    "private_side", List.of(LOG_NO, IDX, CONTENT), List.of(LOG_NO, IDX), List.of());
    static final Shape PRUNED_KEY =
            new Shape(
                    "pruned_key",
                    List.of(LOG_NO, PRUNED_KEY_BYTES, IDX),
                    List.of(LOG_NO, PRUNED_KEY_BYTES),
                    List.of());
    static final Shape TILE =
            new Shape(
                    "tile",
                    List.of(LOG_NO, TILE_LEVEL, TILE_INDEX, HASHES),
                    List.of(LOG_NO, TILE_LEVEL, TILE_INDEX),
                    List.of());
    static final Shape CHECKPOINT =
            new Shape("checkpoint", List.of(LOG_NO, SIZE, NOTE), List.of(LOG_NO), List.of());

    static final List<Shape> ALL = List.of(LOG, ENTRY, PRIVATE_SIDE, PRUNED_KEY, TILE, CHECKPOINT);

    private Tables() {}

    private static <T> Field<T> field(String name, DataType<T> type) {
        return DSL.field(DSL.name(name), type);
    }

    /**
     * One table.
     *
     * @param name without the prefix
     * @param columns in order
     * @param primaryKey its columns
     * @param unique the columns of each further unique key
     */
    record Shape(
            String name,
            List<Field<?>> columns,
            List<Field<?>> primaryKey,
            List<List<Field<?>>> unique) {}
}
