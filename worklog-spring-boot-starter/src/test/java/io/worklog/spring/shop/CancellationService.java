package io.worklog.spring.shop;

import io.worklog.spring.Logged;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Cancels orders where the log is in the shop's own database: on record if and only if it is so. */
@Service
@Profile("outbox")
class CancellationService {
    private final Orders orders;

    CancellationService(Orders orders) {
        this.orders = orders;
    }

    /** Cancels; a fee is refused only after the order has been written. */
    @Logged(
            value = "shop.order.cancelled",
            target = "#order.id",
            before = "#order",
            after = "#result")
    @Transactional
    public Order cancel(Order order, int fee) {
        order.cancel();
        Order cancelled = orders.saveAndFlush(order);
        if (fee > 0) {
            throw new NotPossibleException("cancelling costs nothing");
        }
        return cancelled;
    }
}
