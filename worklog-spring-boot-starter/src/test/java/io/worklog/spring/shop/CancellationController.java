package io.worklog.spring.shop;

import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Cancelling over HTTP. */
@RestController
@Profile("outbox")
@RequestMapping("/orders")
class CancellationController {
    private final Orders orders;
    private final CancellationService service;

    CancellationController(Orders orders, CancellationService service) {
        this.orders = orders;
        this.service = service;
    }

    @DeleteMapping("/{id}")
    Order cancel(@PathVariable long id, @RequestParam(defaultValue = "0") int fee) {
        return service.cancel(orders.get(id), fee);
    }
}
