package io.worklog.spring.shop;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What the shop does by itself. */
@Component
class NightJobs {
    private final Orders orders;
    private final OrderService service;

    NightJobs(Orders orders, OrderService service) {
        this.orders = orders;
        this.service = service;
    }

    /** Gives up what nobody paid. */
    @Scheduled(cron = "${shop.nightly:0 0 3 * * *}")
    public void expireUnpaid() {
        orders.findByStatus(OrderStatus.PLACED).forEach(service::expire);
    }
}
