package io.worklog.persistence.mongodb;

import io.worklog.error.IntegrityException;
import java.util.List;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/** Takes values out of a stored document; one that is missing or of another type is damage. */
record Fields(Document document, String what) {
    long number(String name) {
        if (document.get(name) instanceof Number number) {
            return number.longValue();
        }
        throw damaged(name);
    }

    String text(String name) {
        if (document.get(name) instanceof String text) {
            return text;
        }
        throw damaged(name);
    }

    byte[] bytes(String name) {
        byte[] bytes = optionalBytes(name);
        if (bytes == null) {
            throw damaged(name);
        }
        return bytes;
    }

    byte @Nullable [] optionalBytes(String name) {
        Object value = document.get(name);
        if (value == null) {
            return null;
        }
        if (value instanceof Binary binary) {
            return binary.getData();
        }
        throw damaged(name);
    }

    /** The binary values of an array, in order. */
    List<Binary> binaries(String name) {
        if (document.get(name) instanceof List<?> values
                && values.stream().allMatch(Binary.class::isInstance)) {
            return values.stream().map(Binary.class::cast).toList();
        }
        throw damaged(name);
    }

    private IntegrityException damaged(String name) {
        return new IntegrityException(what + " is damaged: its field " + name + " is not readable");
    }
}
