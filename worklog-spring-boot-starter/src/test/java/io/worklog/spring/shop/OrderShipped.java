package io.worklog.spring.shop;

/** An order has left the house. */
record OrderShipped(Long orderId) {}
