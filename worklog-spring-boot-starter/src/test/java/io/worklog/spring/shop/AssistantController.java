package io.worklog.spring.shop;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the assistant may do for whoever talks to it. */
@RestController
@RequestMapping(Assistant.PATH)
class AssistantController {
    private final Orders orders;
    private final RefundService refunds;

    AssistantController(Orders orders, RefundService refunds) {
        this.orders = orders;
        this.refunds = refunds;
    }

    @PostMapping("/orders/{id}/refunds")
    Order refund(@PathVariable long id, @RequestBody Refund refund) {
        return refunds.refund(orders.get(id), refund);
    }
}
