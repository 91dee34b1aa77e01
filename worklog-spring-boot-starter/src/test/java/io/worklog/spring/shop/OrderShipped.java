package io.worklog.spring.shop;

import io.worklog.spring.source.events.LoggedEvent;

/** An order has left the house; on record once that is committed. */
@LoggedEvent(value = "shop.order.shipped", target = "orderId")
record OrderShipped(Long orderId) {}
