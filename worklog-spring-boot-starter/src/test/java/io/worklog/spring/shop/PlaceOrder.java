package io.worklog.spring.shop;

import java.util.List;

/**
 * Asks for an order.
 *
 * @param requestId made by the client, the same when it tries again
 * @param customerId who buys
 * @param lines what
 */
record PlaceOrder(String requestId, Long customerId, List<Line> lines) {
    /** How many of which product. */
    record Line(String sku, int quantity) {}
}
