package io.worklog.spring.autoconfigure.catalogs;

import io.worklog.catalog.EventCatalog;
import io.worklog.catalog.EventType;

/** A class of constants. */
public final class Orders implements EventCatalog {
    public static final EventType<Object> PLACED = EventType.named("shop.order.placed");

    private Orders() {}

    /** A class within another. */
    public static final class Refunds implements EventCatalog {
        public static final EventType<Object> PAID = EventType.named("shop.refund.paid");
    }
}
