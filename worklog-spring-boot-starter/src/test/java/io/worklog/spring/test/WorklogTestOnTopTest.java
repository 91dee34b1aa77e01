package io.worklog.spring.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.Worklog;
import io.worklog.spring.test.app.BillingApplication;
import io.worklog.spring.test.app.BillingApplication.Invoices;
import java.nio.file.Path;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** The whole application, with a worklog bean of its own, under the annotation. */
@WorklogTest
@SpringBootTest(
        classes = BillingApplication.class,
        webEnvironment = WebEnvironment.NONE,
        properties = "worklog.logged.allowed-beans=invoices")
class WorklogTestOnTopTest {
    @Autowired private Invoices invoices;
    @Autowired private TestWorklog worklog;

    @TestConfiguration
    static class Own {
        static boolean opened;

        @Bean
        Worklog ownWorklog() {
            opened = true;
            return Worklog.open(Path.of("no such", "folder\0"));
        }
    }

    @RepeatedTest(2)
    void theApplicationIsThereAndItsOwnWorklogWasNeverOpened() {
        worklog.assertThat().isEmpty();
        assertThat(BillingApplication.STARTED.get()).isPositive();
        assertThat(Own.opened).isFalse();
        invoices.refund("inv-1");
        worklog.assertThat("billing.invoice.refunded").by("alice").once();
    }

    @Test
    void nothingIsShared() {
        invoices.refund("inv-9");
        worklog.assertThat().hasSize(1);
    }
}
