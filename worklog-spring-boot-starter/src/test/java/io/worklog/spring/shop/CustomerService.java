package io.worklog.spring.shop;

import io.worklog.spring.Logged;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what is known of customers. */
@Service
@Transactional
class CustomerService {
    private final Customers customers;

    CustomerService(Customers customers) {
        this.customers = customers;
    }

    /** Changes a customer; a consent given with it is an event of its own. */
    @Logged(
            value = "shop.customer.changed",
            target = "#customer.id",
            targetName = "#customer.name",
            before = "#customer",
            after = "#result")
    @Logged(
            value = "shop.customer.consent.given",
            target = "#customer.id",
            when = "#change.consent")
    public Customer change(Customer customer, CustomerChange change) {
        customer.change(change.email(), change.phone(), change.level());
        return customers.save(customer);
    }
}
