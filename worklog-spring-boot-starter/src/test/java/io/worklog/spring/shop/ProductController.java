package io.worklog.spring.shop;

import io.worklog.spring.NotLogged;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Products over HTTP. */
@RestController
@RequestMapping("/products")
class ProductController {
    private final PriceService prices;

    ProductController(PriceService prices) {
        this.prices = prices;
    }

    @PutMapping("/prices")
    void change(@RequestBody List<PriceChange> changes) {
        prices.change(changes);
    }

    @NotLogged(reason = "the bulk statement itself is recorded")
    @PostMapping("/markdown")
    int markDown(@RequestParam BigDecimal factor, @RequestParam String prefix) {
        return prices.markDown(factor, prefix);
    }

    @NotLogged(reason = "the change of the entity is recorded")
    @PutMapping("/{sku}/title")
    void describe(@PathVariable String sku, @RequestBody String title) {
        prices.describe(sku, title);
    }
}
