package io.worklog.spi;

import java.util.List;
import java.util.Objects;

/**
 * What a store found out about its server.
 *
 * @param product name and version, such as {@code MySQL 9.7.4}
 * @param weaknesses each setting under which an acknowledged entry can be lost, with what to change;
 *     empty where there is none
 */
public record StoreAssessment(String product, List<String> weaknesses) {
    public StoreAssessment {
        Objects.requireNonNull(product, "product");
        weaknesses = List.copyOf(weaknesses);
    }

    /** Whether the store works, but cannot keep all that is promised. */
    public boolean degraded() {
        return !weaknesses.isEmpty();
    }
}
