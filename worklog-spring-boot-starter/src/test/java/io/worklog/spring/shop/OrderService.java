package io.worklog.spring.shop;

import io.worklog.spring.Logged;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What happens to an order from its placing to its shipping. */
@Service
@Transactional
class OrderService {
    private final Orders orders;
    private final Products products;
    private final Stock stock;
    private final Mailer mailer;
    private final ApplicationEventPublisher events;

    OrderService(
            Orders orders,
            Products products,
            Stock stock,
            Mailer mailer,
            ApplicationEventPublisher events) {
        this.orders = orders;
        this.products = products;
        this.stock = stock;
        this.mailer = mailer;
        this.events = events;
    }

    /** Puts an order on the books; asked twice with one request id, it is on record once. */
    @Logged(
            value = "shop.order.placed",
            target = "#result.id",
            after = "#result",
            key = "'place-' + #command.requestId")
    public Order place(PlaceOrder command) {
        return orders.findByRequestId(command.requestId()).orElseGet(() -> write(command));
    }

    private Order write(PlaceOrder command) {
        List<OrderLine> lines =
                command.lines().stream()
                        .map(line -> new OrderLine(line.sku(), line.quantity(), price(line.sku())))
                        .toList();
        return orders.save(new Order(command.requestId(), command.customerId(), lines));
    }

    private BigDecimal price(String sku) {
        return products.get(sku).getPrice();
    }

    /** Pays: takes the goods from the stock and tells the customer by mail. */
    @Logged(value = "shop.order.paid", target = "#order.id", before = "#order", after = "#result")
    public Order pay(Order order) {
        order.pay();
        order.getLines().forEach(line -> stock.take(line.getSku(), line.getQuantity()));
        Order paid = orders.save(order);
        mailer.thankFor(paid.getCustomerId());
        return paid;
    }

    /** Gives an order up that nobody paid. */
    @Logged(value = "shop.order.expired", target = "#order.id")
    public void expire(Order order) {
        order.cancel();
        orders.save(order);
    }

    /** Ships; what is recorded is the domain event, once the transaction has committed. */
    public Order ship(long id) {
        Order order = orders.get(id);
        order.ship();
        events.publishEvent(new OrderShipped(order.getId()));
        return order;
    }
}
