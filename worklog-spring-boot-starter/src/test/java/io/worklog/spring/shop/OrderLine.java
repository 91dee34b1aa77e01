package io.worklog.spring.shop;

import jakarta.persistence.Embeddable;
import java.math.BigDecimal;

/** How many of which product, at which price each. */
@Embeddable
public class OrderLine {
    private String sku = "";
    private int quantity;
    private BigDecimal price = BigDecimal.ZERO;

    /** For JPA. */
    protected OrderLine() {}

    OrderLine(String sku, int quantity, BigDecimal price) {
        this.sku = sku;
        this.quantity = quantity;
        this.price = price;
    }

    public String getSku() {
        return sku;
    }

    public int getQuantity() {
        return quantity;
    }

    public BigDecimal getPrice() {
        return price;
    }
}
