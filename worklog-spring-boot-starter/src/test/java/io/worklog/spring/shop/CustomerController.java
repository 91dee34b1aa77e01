package io.worklog.spring.shop;

import io.worklog.spring.source.http.LoggedRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Customers over HTTP. */
@RestController
@RequestMapping("/customers")
class CustomerController {
    private final Customers customers;
    private final CustomerService service;

    CustomerController(Customers customers, CustomerService service) {
        this.customers = customers;
        this.service = service;
    }

    @GetMapping("/{id}")
    @LoggedRequest(value = "shop.customer.viewed", targetType = "customer", target = "id")
    Customer show(@PathVariable long id) {
        return customers.get(id);
    }

    @PutMapping("/{id}")
    Customer change(@PathVariable long id, @RequestBody CustomerChange change) {
        return service.change(customers.get(id), change);
    }
}
