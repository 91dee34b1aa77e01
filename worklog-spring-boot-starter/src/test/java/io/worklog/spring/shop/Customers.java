package io.worklog.spring.shop;

import org.springframework.data.jpa.repository.JpaRepository;

/** All customers. */
interface Customers extends JpaRepository<Customer, Long> {
    default Customer get(long id) {
        return findById(id)
                .orElseThrow(() -> new NotPossibleException("there is no such customer"));
    }
}
