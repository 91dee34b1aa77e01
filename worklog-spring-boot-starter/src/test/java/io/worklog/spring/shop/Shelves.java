package io.worklog.spring.shop;

import java.math.BigDecimal;
import java.util.List;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Puts the first goods on empty shelves. */
@Component
class Shelves implements ApplicationRunner {
    private final Products products;
    private final Customers customers;

    Shelves(Products products, Customers customers) {
        this.products = products;
        this.customers = customers;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (products.count() > 0) {
            return;
        }
        products.saveAll(
                List.of(
                        new Product("tea-1", "龙井", new BigDecimal("120.00"), 1000),
                        new Product("tea-2", "Assam", new BigDecimal("80.00"), 1000),
                        new Product("cup-1", "杯子", new BigDecimal("15.00"), 1000),
                        new Product("pot-1", "Pot", new BigDecimal("60.00"), 1),
                        new Product("old-1", "Old tin", new BigDecimal("10.00"), 10),
                        new Product("old-2", "Old box", new BigDecimal("20.00"), 10)));
        customers.saveAll(
                List.of(
                        new Customer("李雷", "lilei@example.com", "13800000001"),
                        new Customer("Han Meimei", "hmm@example.com", "13800000002")));
    }
}
