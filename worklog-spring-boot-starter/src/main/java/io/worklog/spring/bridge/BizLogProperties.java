package io.worklog.spring.bridge;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How records of mzt-biz-log become events.
 *
 * @param enabled whether they are recorded in the worklog where the application has no
 *     ILogRecordService of its own
 * @param prefix the first part of the names of event types made from type and subType
 * @param types event types by what the annotation says: {@code "order/refund"} for a type with its
 *     subType, or the type alone. It comes before names that are made
 * @param when when a successful record in a transaction is recorded. What failed is always recorded
 *     at once, since its transaction is about to be rolled back
 */
@ConfigurationProperties("worklog.bizlog")
record BizLogProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("bizlog") String prefix,
        @DefaultValue Map<String, String> types,
        @DefaultValue("after-commit") When when) {
    /** The moments a record can be recorded at. */
    enum When {
        /** When mzt-biz-log hands the record over. */
        NOW,
        /** When the transaction of the calling thread has committed, and never if it does not. */
        AFTER_COMMIT
    }
}
