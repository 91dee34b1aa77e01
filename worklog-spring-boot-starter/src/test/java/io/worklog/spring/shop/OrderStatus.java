package io.worklog.spring.shop;

import java.util.Map;

/** Where an order stands. */
public enum OrderStatus {
    PLACED,
    PAID,
    SHIPPED,
    REFUNDED,
    CANCELLED;

    /** What people call it; frozen beside the value in every event. */
    static final Map<OrderStatus, String> LABELS =
            Map.of(
                    PLACED, "已下单",
                    PAID, "已付款",
                    SHIPPED, "已发货",
                    REFUNDED, "已退款",
                    CANCELLED, "已取消");
}
