package io.worklog.spring.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Which events may be recorded. */
@ConfigurationProperties("worklog.catalog")
final class CatalogProperties {
    /**
     * what becomes of an event that arrives ready made and whose type is not in the catalog; unless
     * set it is refused where the application has event types of its own, and allowed where it has
     * none.
     */
    private @Nullable Unknown unknown;

    public @Nullable Unknown getUnknown() {
        return unknown;
    }

    public void setUnknown(@Nullable Unknown unknown) {
        this.unknown = unknown;
    }

    /** What becomes of an event of a type that is not in the catalog. */
    enum Unknown {
        /** It is recorded. */
        ALLOW,
        /** It is rejected. */
        REFUSE
    }
}
