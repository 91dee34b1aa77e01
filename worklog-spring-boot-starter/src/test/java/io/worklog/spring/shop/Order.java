package io.worklog.spring.shop;

import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What a customer ordered. */
@Entity
@Table(name = "orders")
public class Order {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id = 0L;

    @Column(unique = true)
    private String requestId = "";

    private Long customerId = 0L;

    @Enumerated(EnumType.STRING)
    private OrderStatus status = OrderStatus.PLACED;

    private BigDecimal refunded = new BigDecimal("0.00");

    @ElementCollection(fetch = FetchType.EAGER)
    private List<OrderLine> lines = new ArrayList<>();

    /** For JPA. */
    protected Order() {}

    Order(String requestId, Long customerId, List<OrderLine> lines) {
        this.requestId = requestId;
        this.customerId = customerId;
        this.lines.addAll(lines);
    }

    public Long getId() {
        return id;
    }

    public String getRequestId() {
        return requestId;
    }

    public Long getCustomerId() {
        return customerId;
    }

    public OrderStatus getStatus() {
        return status;
    }

    public BigDecimal getRefunded() {
        return refunded;
    }

    public List<OrderLine> getLines() {
        return lines;
    }

    public BigDecimal getTotal() {
        return lines.stream()
                .map(line -> line.getPrice().multiply(BigDecimal.valueOf(line.getQuantity())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    void pay() {
        move(OrderStatus.PLACED, OrderStatus.PAID);
    }

    void ship() {
        move(OrderStatus.PAID, OrderStatus.SHIPPED);
    }

    void cancel() {
        move(OrderStatus.PLACED, OrderStatus.CANCELLED);
    }

    void refund(BigDecimal amount) {
        if (refunded.add(amount).compareTo(getTotal()) > 0) {
            throw new NotPossibleException("more than was paid");
        }
        refunded = refunded.add(amount);
        status = OrderStatus.REFUNDED;
    }

    private void move(OrderStatus from, OrderStatus to) {
        if (status != from) {
            throw new NotPossibleException("the order is " + status);
        }
        status = to;
    }
}
