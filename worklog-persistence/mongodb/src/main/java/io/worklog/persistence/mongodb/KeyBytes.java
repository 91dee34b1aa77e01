package io.worklog.persistence.mongodb;

import java.nio.ByteBuffer;
import org.bson.types.Binary;

/** A string as its UTF-16 units: equal exactly for equal strings, and no collation touches it. */
final class KeyBytes {
    private KeyBytes() {}

    static Binary of(String key) {
        ByteBuffer units = ByteBuffer.allocate(2 * key.length());
        units.asCharBuffer().put(key);
        return new Binary(units.array());
    }
}
