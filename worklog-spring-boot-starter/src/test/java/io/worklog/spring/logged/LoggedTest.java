package io.worklog.spring.logged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.catalog.Catalog;
import io.worklog.event.AuditEvent;
import io.worklog.event.Outcome;
import io.worklog.spring.Logged;
import io.worklog.testing.RecordingWorklog;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the simplest annotated method records. */
class LoggedTest {
    private final ApplicationContextRunner runner =
            new ApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(LoggedAutoConfiguration.class))
                    .withPropertyValues("worklog.logged.allowed-beans=invoices")
                    .withUserConfiguration(Application.class);

    record Command(String reason) {}

    static class Invoices {
        private Invoice invoice = new Invoice("i-1", "paid", "");

        public Invoice find(String id) {
            return invoice;
        }
    }

    static class Refunds {
        private final Invoices invoices;

        Refunds(Invoices invoices) {
            this.invoices = invoices;
        }

        @Logged(
                value = "billing.invoice.refunded",
                target = "#id",
                before = "@invoices.find(#id)",
                after = "#result",
                reason = "#command.reason")
        public Invoice refund(String id, Command command) {
            if (command.reason() == null) {
                throw new IllegalStateException("secret detail");
            }
            invoices.invoice = invoices.invoice.with("refunded");
            return invoices.invoice;
        }
    }

    @Configuration
    static class Application {
        @Bean
        RecordingWorklog worklog() {
            return RecordingWorklog.open();
        }

        @Bean
        Catalog catalog() {
            return Catalog.builder().add(Billing.class).build();
        }

        @Bean
        Invoices invoices() {
            return new Invoices();
        }

        @Bean
        Refunds refunds(Invoices invoices) {
            return new Refunds(invoices);
        }
    }

    @Test
    void recordsWhatChangedAndWhy() {
        runner.run(context -> {
            context.getBean(Refunds.class).refund("i-1", new Command("duplicate"));
            AuditEvent event = last(context.getBean(RecordingWorklog.class));
            assertThat(event.type().name()).isEqualTo("billing.invoice.refunded");
            assertThat(event.outcome()).isEqualTo(Outcome.SUCCESS);
            assertThat(event.reason()).isEqualTo("duplicate");
            assertThat(event.targets()).singleElement().matches(t -> t.id().equals("i-1"));
            assertThat(event.changes())
                    .singleElement()
                    .satisfies(change -> {
                        assertThat(change.path()).isEqualTo("status");
                        assertThat(change.oldValue().text()).isEqualTo("paid");
                        assertThat(change.newValue().text()).isEqualTo("refunded");
                    });
        });
    }

    @Test
    void recordsAFailureByItsClassAlone() {
        runner.run(context -> {
            Refunds refunds = context.getBean(Refunds.class);
            assertThatThrownBy(() -> refunds.refund("i-1", new Command(null)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("secret detail");
            AuditEvent event = last(context.getBean(RecordingWorklog.class));
            assertThat(event.outcome()).isEqualTo(Outcome.FAILURE);
            assertThat(event.outcomeDetail()).isEqualTo(IllegalStateException.class.getName());
            assertThat(event.changes()).isEmpty();
        });
    }

    private static AuditEvent last(RecordingWorklog worklog) {
        return worklog.events().getLast().event();
    }
}
