package io.worklog.spring.autoconfigure.catalogs;

import io.worklog.catalog.EventType;

/** An interface of constants. */
public interface Stock extends Marker {
    EventType<Object> COUNTED = EventType.named("shop.stock.counted");
}
