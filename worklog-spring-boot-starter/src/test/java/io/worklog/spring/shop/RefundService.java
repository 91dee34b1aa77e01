package io.worklog.spring.shop;

import io.worklog.spring.Logged;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives money back. */
@Service
class RefundService {
    private final Orders orders;

    RefundService(Orders orders) {
        this.orders = orders;
    }

    @Logged(
            value = "shop.order.refunded",
            target = "#order.id",
            before = "#order",
            after = "#result",
            reason = "#refund.reason")
    @PreAuthorize("hasRole('FINANCE')")
    @Transactional
    public Order refund(Order order, Refund refund) {
        order.refund(refund.amount());
        return orders.save(order);
    }
}
