package io.worklog.spring.shop;

import io.worklog.spring.Logged;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is on the shelves. */
@Service
@Transactional
class Stock {
    private final Products products;

    Stock(Products products) {
        this.products = products;
    }

    /** Takes goods off the shelf. */
    @Logged(
            value = "shop.stock.taken",
            target = "#sku",
            args = "quantity=#quantity",
            metadata = "quantity=#quantity")
    public void take(String sku, int quantity) {
        products.get(sku).take(quantity);
    }
}
