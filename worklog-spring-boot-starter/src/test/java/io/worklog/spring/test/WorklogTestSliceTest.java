package io.worklog.spring.test;

import static io.worklog.event.Outcome.SUCCESS;
import static io.worklog.spring.test.app.BillingApplication.Billing.REFUND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.Worklog;
import io.worklog.event.Outcome;
import io.worklog.spring.test.app.BillingApplication.Invoices;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@WorklogTest(classes = Invoices.class, properties = "worklog.logged.allowed-beans=invoices")
@TestMethodOrder(MethodOrderer.MethodName.class)
class WorklogTestSliceTest {
    @Autowired private Invoices invoices;
    @Autowired private TestWorklog worklog;
    @Autowired private Worklog log;
    @Autowired private ApplicationContext context;

    @Test
    void anAnnotatedMethodIsRecorded() {
        invoices.refund("inv-1");
        worklog.assertThat(REFUND)
                .target("inv-1")
                .outcome(SUCCESS)
                .changed("status", "paid", "refunded")
                .once();
    }

    @RepeatedTest(3)
    void nothingIsLeftOfAnEarlierTest() {
        worklog.assertThat().isEmpty();
        assertThat(worklog.clock().instant()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
        worklog.clock().advance(Duration.ofDays(1));
        invoices.refund("inv-2");
        worklog.assertThat(REFUND).occurredAt(Instant.parse("2026-01-02T00:00:00Z")).once();
    }

    @Test
    void whatWasRecordedInsteadIsListed() {
        invoices.refund("inv-3");
        assertThatThrownBy(() -> worklog.assertThat(REFUND).target("inv-4"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("on inv-4")
                .hasMessageContaining("billing.invoice.refunded by")
                .hasMessageContaining("invoice/inv-3 SUCCESS")
                .hasMessageContaining("status: paid -> refunded");
        assertThatThrownBy(() -> worklog.assertThat("billing.invoice.paid"))
                .hasMessageContaining("billing.invoice.refunded");
        assertThatThrownBy(() -> worklog.assertThat(REFUND).outcome(Outcome.DENIED))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void itIsARealLog() {
        invoices.refund("inv-5");
        assertThat(log.verify().verdict().word()).isEqualTo("verified");
        assertThat(log.proof(worklog.events().get(0).index()).bytes()).isNotEmpty();
        assertThat(log.history("invoice", "inv-5").events()).hasSize(1);
    }

    @Test
    void theWorklogOfTheContextIsTheTestsOwn() {
        assertThat(context.getBeanNamesForType(Worklog.class)).containsExactly("worklog");
        assertThat(log).isEqualTo(log).isNotEqualTo(worklog.worklog()).hasSameHashCodeAs(log);
        assertThat(log.toString()).contains("running test");
    }

    @Test
    void nothingElseIsStarted() {
        assertThat(context.getEnvironment().getProperty("spring.boot.enableautoconfiguration"))
                .isEqualTo("false");
        assertThat(context.getBeanNamesForType(DataSource.class)).isEmpty();
    }

    @Test
    void faultsReachTheCallerAsTheyAre() {
        assertThatThrownBy(() -> log.log("Not A Name"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
