package io.worklog.spring.shop;

import static io.worklog.catalog.Delivery.BACKGROUND;
import static io.worklog.catalog.Delivery.TRANSACTIONAL;
import static io.worklog.event.Severity.HIGH;

import io.worklog.catalog.EventCatalog;
import io.worklog.catalog.EventType;
import java.util.Map;

/** Everything the shop puts on record, in one place. */
public final class ShopEvents implements EventCatalog {
    public static final EventType<Order> PLACED =
            EventType.of("shop.order.placed", Order.class)
                    .target("order")
                    .message("shop.order.placed")
                    .identity(OrderLine.class, OrderLine::getSku);

    public static final EventType<Order> PAID =
            EventType.of("shop.order.paid", Order.class)
                    .target("order")
                    .message("shop.order.paid")
                    .label("status", OrderStatus.LABELS)
                    .identity(OrderLine.class, OrderLine::getSku);

    public static final EventType<Order> REFUNDED =
            EventType.of("shop.order.refunded", Order.class)
                    .target("order")
                    .message("shop.order.refunded")
                    .reasonRequired()
                    .severity(HIGH)
                    .label("status", OrderStatus.LABELS)
                    .identity(OrderLine.class, OrderLine::getSku);

    public static final EventType<Order> CANCELLED =
            EventType.of("shop.order.cancelled", Order.class)
                    .target("order")
                    .message("shop.order.cancelled")
                    .delivery(TRANSACTIONAL)
                    .identity(OrderLine.class, OrderLine::getSku);

    public static final EventType<Object> EXPIRED =
            EventType.named("shop.order.expired").target("order").message("shop.order.expired");

    public static final EventType<Object> SHIPPED =
            EventType.named("shop.order.shipped").target("order").message("shop.order.shipped");

    public static final EventType<Object> RECEIPT_ATTACHED =
            EventType.named("shop.refund.receipt.attached")
                    .target("order")
                    .message("shop.refund.receipt.attached");

    public static final EventType<Object> STOCK_TAKEN =
            EventType.named("shop.stock.taken").target("product").message("shop.stock.taken");

    public static final EventType<Object> MAIL_SENT =
            EventType.named("shop.mail.sent")
                    .target("customer")
                    .message("shop.mail.sent")
                    .delivery(BACKGROUND);

    public static final EventType<Customer> CUSTOMER_CHANGED =
            EventType.of("shop.customer.changed", Customer.class)
                    .target("customer")
                    .message("shop.customer.changed")
                    .personal("name", "email", "phone")
                    .label("level", Map.of("N", "普通会员", "G", "金卡会员"));

    public static final EventType<Object> CONSENT_GIVEN =
            EventType.named("shop.customer.consent.given")
                    .target("customer")
                    .message("shop.customer.consent.given");

    public static final EventType<Object> CUSTOMER_VIEWED =
            EventType.named("shop.customer.viewed")
                    .target("customer")
                    .message("shop.customer.viewed");

    public static final EventType<Object> REPORT_EXPORTED =
            EventType.named("shop.report.exported")
                    .target("report")
                    .message("shop.report.exported");

    public static final EventType<Object> PRICE_CHANGED =
            EventType.named("shop.product.price.changed")
                    .target("product")
                    .message("shop.product.price.changed");

    public static final EventType<Product> PRODUCT_CREATED =
            EventType.of("product.created", Product.class).target("product");

    public static final EventType<Product> PRODUCT_UPDATED =
            EventType.of("product.updated", Product.class).target("product");

    public static final EventType<Product> PRODUCT_DELETED =
            EventType.of("product.deleted", Product.class).target("product");

    public static final EventType<Object> RATED =
            EventType.named("shop.product.rated").target("product").message("shop.product.rated");

    private ShopEvents() {}
}
