package io.worklog.spring.test.app;

import io.worklog.catalog.EventCatalog;
import io.worklog.catalog.EventType;
import io.worklog.event.Actor;
import io.worklog.spring.ActorProvider;
import io.worklog.spring.Logged;
import io.worklog.spring.autoconfigure.WorklogAutoConfiguration;
import io.worklog.spring.context.ContextAutoConfiguration;
import io.worklog.spring.logged.LoggedAutoConfiguration;
import io.worklog.spring.tx.TransactionsAutoConfiguration;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;

/** The application under the tests of this package, with no more of Spring Boot than they need. */
@SpringBootConfiguration
@ComponentScan(
        excludeFilters = @Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
@ImportAutoConfiguration({
    AopAutoConfiguration.class,
    WorklogAutoConfiguration.class,
    ContextAutoConfiguration.class,
    TransactionsAutoConfiguration.class,
    LoggedAutoConfiguration.class
})
public class BillingApplication {
    /** How often the component that no slice may start was started. */
    public static final AtomicInteger STARTED = new AtomicInteger();

    /** Its event types. */
    public static final class Billing implements EventCatalog {
        public static final EventType<Invoice> REFUND =
                EventType.of("billing.invoice.refunded", Invoice.class).target("invoice");

        private Billing() {}
    }

    /** The state of an invoice. */
    public record Invoice(String id, String status) {}

    /** Refunds. */
    @Service("invoices")
    public static class Invoices {
        @Logged(
                value = "billing.invoice.refunded",
                target = "#id",
                before = "@invoices.find(#id)",
                after = "#result")
        public Invoice refund(String id) {
            return new Invoice(id, "refunded");
        }

        public Invoice find(String id) {
            return new Invoice(id, "paid");
        }
    }

    @Component
    static class ExpensiveStart {
        ExpensiveStart() {
            STARTED.incrementAndGet();
        }
    }

    @Component
    static class Caller implements ActorProvider {
        @Override
        public Actor actor() {
            return Actor.user("alice", "Alice Chen");
        }
    }
}
