package io.worklog.spring.shop;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the shop does by itself. */
@Component
class NightJobs {
    private final Orders orders;
    private final Products products;

    NightJobs(Orders orders, Products products) {
        this.orders = orders;
        this.products = products;
    }

    /** Cancels what nobody paid. */
    @Scheduled(cron = "${shop.nightly:0 0 3 * * *}")
    @Transactional
    public void cancelUnpaid() {
        orders.findByStatus(OrderStatus.PLACED).forEach(Order::cancel);
    }

    /** Looks once, right after the start, whether the shelves can be read. */
    @Scheduled(initialDelay = 0)
    public void countProducts() {
        products.count();
    }
}
