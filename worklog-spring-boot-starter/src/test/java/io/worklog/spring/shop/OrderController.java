package io.worklog.spring.shop;

import io.worklog.Worklog;
import io.worklog.spring.NotLogged;
import java.io.IOException;
import java.math.BigDecimal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Orders over HTTP. */
@RestController
@RequestMapping("/orders")
class OrderController {
    private final Orders orders;
    private final OrderService service;
    private final RefundService refunds;
    private final Products products;
    private final Worklog worklog;

    OrderController(
            Orders orders,
            OrderService service,
            RefundService refunds,
            Products products,
            Worklog worklog) {
        this.orders = orders;
        this.service = service;
        this.refunds = refunds;
        this.products = products;
        this.worklog = worklog;
    }

    @GetMapping("/{id}")
    Order show(@PathVariable long id) {
        return orders.get(id);
    }

    @PostMapping
    Order place(@RequestBody PlaceOrder command) {
        return service.place(command);
    }

    @PostMapping("/{id}/payment")
    Order pay(@PathVariable long id) {
        return service.pay(orders.get(id));
    }

    @NotLogged(reason = "the domain event OrderShipped is recorded after the commit")
    @PostMapping("/{id}/shipping")
    Order ship(@PathVariable long id) {
        return service.ship(id);
    }

    @PostMapping("/{id}/refunds")
    Order refund(@PathVariable long id, @RequestBody Refund refund) {
        return refunds.refund(orders.get(id), refund);
    }

    /** A file is more than an annotation tells: this one is recorded by hand. */
    @PostMapping("/{id}/refunds/receipt")
    void attach(@PathVariable long id, @RequestParam MultipartFile file) throws IOException {
        worklog.record(ShopEvents.RECEIPT_ATTACHED)
                .target(Long.toString(id))
                .evidence(file.getInputStream(), "image/png", "receipt.png")
                .commit();
    }

    @NotLogged(reason = "only tells a price; nothing changes")
    @PostMapping("/quote")
    BigDecimal quote(@RequestBody PlaceOrder wanted) {
        return wanted.lines().stream()
                .map(line ->
                        products.get(line.sku())
                                .getPrice()
                                .multiply(BigDecimal.valueOf(line.quantity())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
