package io.worklog.spring.shop;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

/** All orders. */
interface Orders extends JpaRepository<Order, Long> {
    List<Order> findByStatus(OrderStatus status);

    Optional<Order> findByRequestId(String requestId);

    default Order get(long id) {
        return findById(id).orElseThrow(() -> new NotPossibleException("there is no such order"));
    }
}
