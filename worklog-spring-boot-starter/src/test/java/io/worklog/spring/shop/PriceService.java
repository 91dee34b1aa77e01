package io.worklog.spring.shop;

import io.worklog.spring.Logged;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What things cost. */
@Service
@Transactional
class PriceService {
    private final Products products;

    PriceService(Products products) {
        this.products = products;
    }

    /** Many new prices at once: one event for the whole and one for each product. */
    @Logged(
            value = "shop.product.price.changed",
            each = "#changes",
            target = "#item.sku",
            metadata = "price=#item.price")
    public void change(List<PriceChange> changes) {
        changes.forEach(change -> products.get(change.sku()).price(change.price()));
    }

    /** One statement for all products whose number begins so. */
    public int markDown(BigDecimal factor, String prefix) {
        return products.mark(factor, prefix + "%");
    }

    /** What a product is called; the entity itself is watched. */
    public void describe(String sku, String title) {
        products.get(sku).describe(title);
    }
}
