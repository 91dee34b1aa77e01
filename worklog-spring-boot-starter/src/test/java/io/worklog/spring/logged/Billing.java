package io.worklog.spring.logged;

import io.worklog.catalog.Delivery;
import io.worklog.catalog.EventCatalog;
import io.worklog.catalog.EventType;
import io.worklog.catalog.FailurePolicy;

/** The event types of the tests. */
public final class Billing implements EventCatalog {
    public static final EventType<Invoice> REFUND =
            EventType.of("billing.invoice.refunded", Invoice.class).target("invoice");
    public static final EventType<Invoice> PAID =
            EventType.of("billing.invoice.paid", Invoice.class)
                    .target("invoice")
                    .onFailure(FailurePolicy.CONTINUE);
    public static final EventType<Object> EXPORT = EventType.named("billing.exported");
    public static final EventType<Object> SEEN =
            EventType.named("billing.seen").target("invoice").delivery(Delivery.BACKGROUND);
    public static final EventType<Object> CANCEL =
            EventType.named("billing.cancelled").target("invoice").reasonRequired();

    private Billing() {}
}
