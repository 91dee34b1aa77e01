package io.worklog.spring.reference;

import io.worklog.catalog.Delivery;
import io.worklog.catalog.EventCatalog;
import io.worklog.catalog.EventType;
import io.worklog.catalog.FailurePolicy;
import io.worklog.event.Severity;
import io.worklog.spring.Label;
import java.math.BigDecimal;
import java.util.List;

/** The event types of the tests. */
public final class Billing implements EventCatalog {
    /** A bill as it is compared. */
    public record Invoice(
            String id,
            @Label("invoice-status") int status,
            BigDecimal total,
            String customerName,
            String cardNumber,
            List<Line> lines,
            long touched) {}

    /** A line of a bill. */
    public record Line(String id, int quantity) {}

    /** A class with getters. */
    public static class Customer {
        public String getName() {
            return "";
        }

        public boolean isActive() {
            return true;
        }
    }

    /** The older shape. */
    public static final EventType<Object> REFUNDED_ONCE =
            EventType.named("billing.invoice.refunded").target("invoice");

    /** Money went back. */
    public static final EventType<Invoice> REFUNDED =
            EventType.of("billing.invoice.refunded", Invoice.class)
                    .version(2)
                    .target("invoice")
                    .reasonRequired()
                    .severity(Severity.HIGH)
                    .delivery(Delivery.TRANSACTIONAL)
                    .personal("customerName")
                    .secret("cardNumber", "lines.pin")
                    .ignore("touched")
                    .unordered("lines")
                    .message("billing.refund");

    /** Somebody looked. */
    public static final EventType<Customer> VIEWED =
            EventType.of("crm.customer.viewed", Customer.class)
                    .target("customer")
                    .delivery(Delivery.BACKGROUND)
                    .onFailure(FailurePolicy.CONTINUE);

    /** Held under a reason that may be erased. */
    public static final EventType<Object> CLOSED =
            EventType.named("crm.account.closed")
                    .target("account")
                    .reasonRequired()
                    .personal("/reason");

    private Billing() {}
}
