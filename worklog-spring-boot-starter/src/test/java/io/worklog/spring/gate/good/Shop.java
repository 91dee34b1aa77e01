package io.worklog.spring.gate.good;

import io.worklog.AuditLog;
import io.worklog.catalog.EventCatalog;
import io.worklog.catalog.EventType;
import io.worklog.spring.Logged;
import io.worklog.spring.NotLogged;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AliasFor;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** An application that records whatever it changes, in every way there is. */
public final class Shop {
    private Shop() {}

    public static final class Types implements EventCatalog {
        public static final EventType<Object> SHIPPED =
                EventType.named("shop.order.shipped").target("order");

        private Types() {}
    }

    @Retention(RetentionPolicy.RUNTIME)
    @RequestMapping(method = RequestMethod.POST)
    @interface Command {
        @AliasFor(annotation = RequestMapping.class, attribute = "path")
        String value();
    }

    @RestController
    @RequestMapping("/orders")
    static class Orders {
        private final Refunds refunds;
        private final Ledger ledger;
        private final Shipping shipping;
        private final AuditLog log;

        Orders(Refunds refunds, Ledger ledger, Shipping shipping, AuditLog log) {
            this.refunds = refunds;
            this.ledger = ledger;
            this.shipping = shipping;
            this.log = log;
        }

        @GetMapping("/{id}")
        String one(String id) {
            return id;
        }

        @Logged("shop.order.created")
        @PostMapping
        public void create() {}

        @PostMapping("/{id}/refund")
        void refund(String id) {
            refunds.refund(id);
        }

        @PutMapping("/{id}")
        void replace(String id) {
            ledger.change(id);
        }

        @PatchMapping("/{id}/ship")
        void ship(String id) {
            log.record(Types.SHIPPED).target(id).commit();
        }

        @DeleteMapping("/{id}")
        void delete(String id) {
            List.of(id).forEach(one -> ledger.change(one));
        }

        @Command("/{id}/pack")
        void pack(String id) {
            each(List.of(id), ledger::change);
        }

        @PostMapping("/{id}/send")
        void send(String id) {
            shipping.send(id);
        }

        @PostMapping("/later")
        void later() {
            run(
                    new Runnable() {
                        @Override
                        public void run() {
                            ledger.change("1");
                        }
                    });
        }

        @PostMapping("/import")
        void bulk() {
            log.batch("shop.order.imported", List.of("1"), (row, child) -> child.target("order"));
        }

        @NotLogged(reason = "only says that the service is there")
        @PostMapping("/ping")
        void ping() {}

        private static void run(Runnable work) {
            work.run();
        }

        private static void each(List<String> ids, Consumer<String> work) {
            ids.forEach(work);
        }
    }

    /** Mapped on the interface; the implementation has nothing but code. */
    @RequestMapping("/carts")
    interface CartApi {
        @PostMapping("/{id}/empty")
        void empty(String id);
    }

    @RestController
    static class Carts implements CartApi {
        private final Ledger ledger;

        Carts(Ledger ledger) {
            this.ledger = ledger;
        }

        @Override
        public void empty(String id) {
            ledger.change(id);
        }
    }

    abstract static class Crud {
        @PostMapping("/save")
        void save() {
            saved();
        }

        abstract void saved();
    }

    @RestController
    @RequestMapping("/customers")
    static class Customers extends Crud {
        private final Refunds refunds;

        Customers(Refunds refunds) {
            this.refunds = refunds;
        }

        @Override
        void saved() {
            refunds.refund("all");
        }
    }

    @NotLogged(reason = "test data of the demo")
    @RestController
    static class Demo {
        @RequestMapping("/demo/reset")
        void reset() {}
    }

    @Service
    static class Refunds {
        @Logged("shop.order.refunded")
        @Logged("shop.money.returned")
        public void refund(String id) {}
    }

    interface Ledger {
        void change(String id);
    }

    @Component
    static class BookLedger implements Ledger {
        @Logged("shop.ledger.changed")
        @Override
        public void change(String id) {}
    }

    /** Made by a bean method; every implementation records. */
    interface Shipping {
        void send(String id);
    }

    @Configuration
    static class Beans {
        @Bean
        Shipping shipping(AuditLog log) {
            return new LoggedShipping(log);
        }
    }

    static class LoggedShipping implements Shipping {
        private final AuditLog log;

        LoggedShipping(AuditLog log) {
            this.log = log;
        }

        @Override
        public void send(String id) {
            note(id);
        }

        private void note(String id) {
            log.record(Types.SHIPPED).target(id).commit();
        }
    }

    @Component
    static class Jobs {
        private final Refunds refunds;

        Jobs(Refunds refunds) {
            this.refunds = refunds;
        }

        @Scheduled(cron = "0 0 3 * * *")
        void nightly() {
            refunds.refund("late");
        }
    }
}
