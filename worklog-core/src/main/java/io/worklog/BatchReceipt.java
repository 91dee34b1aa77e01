package io.worklog;

import java.util.List;
import java.util.Objects;

/**
 * What a caller gets for a bulk operation.
 *
 * @param parent the event that stands for the whole
 * @param children one per row, in order; their batch id is the parent's event id
 */
public record BatchReceipt(Receipt parent, List<Receipt> children) {
    public BatchReceipt {
        Objects.requireNonNull(parent, "parent");
        children = List.copyOf(children);
    }
}
