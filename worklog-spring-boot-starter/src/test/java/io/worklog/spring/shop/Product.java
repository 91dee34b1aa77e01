package io.worklog.spring.shop;

import io.worklog.spring.LoggedEntity;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;

/** What is sold; whoever changes it by whatever way is on record. */
@Entity
@LoggedEntity("product")
public class Product {
    @Id private String sku = "";
    private String title = "";
    private BigDecimal price = BigDecimal.ZERO;
    private int stock;

    /** For JPA. */
    protected Product() {}

    Product(String sku, String title, BigDecimal price, int stock) {
        this.sku = sku;
        this.title = title;
        this.price = price;
        this.stock = stock;
    }

    public String getSku() {
        return sku;
    }

    public String getTitle() {
        return title;
    }

    public BigDecimal getPrice() {
        return price;
    }

    public int getStock() {
        return stock;
    }

    void take(int quantity) {
        if (quantity > stock) {
            throw new NotPossibleException("not enough in stock");
        }
        stock -= quantity;
    }

    void price(BigDecimal newPrice) {
        price = newPrice;
    }

    void describe(String newTitle) {
        title = newTitle;
    }
}
