package io.worklog.event;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One difference between two states of an object.
 *
 * @param path where, as property names and element identities: {@code lines[sku-1].quantity}; at
 *     most 256 characters
 * @param op what happened there
 * @param oldValue the value before; absent for an addition, or where it was erased
 * @param newValue the value after; absent for a removal, or where it was erased
 * @param fieldClass what may become of the two values
 */
public record Change(
        String path,
        ChangeOp op,
        @Nullable ChangeValue oldValue,
        @Nullable ChangeValue newValue,
        FieldClass fieldClass) {
    public Change {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(op, "op");
        Objects.requireNonNull(fieldClass, "fieldClass");
    }

    /** A public field whose text changed. */
    public static Change set(String path, String before, String after) {
        return new Change(
                path,
                ChangeOp.SET,
                ChangeValue.string(before),
                ChangeValue.string(after),
                FieldClass.PUBLIC);
    }
}
