package io.worklog.spring.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.spring.ActorProvider;
import io.worklog.spring.test.app.BillingApplication;
import io.worklog.spring.test.app.BillingApplication.Invoices;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** A slice of a whole application: none of its components but those that say who acts. */
@WorklogTest(
        classes = BillingApplication.class,
        properties = "worklog.logged.allowed-beans=invoices")
@Import(Invoices.class)
class WorklogTestOfApplicationTest {
    @Autowired private Invoices invoices;
    @Autowired private TestWorklog worklog;
    @Autowired private ObjectProvider<ActorProvider> actors;

    @Test
    void itsComponentsStayOutButForTheActor() {
        int before = BillingApplication.STARTED.get();
        invoices.refund("inv-1");
        worklog.assertThat("billing.invoice.refunded").by("alice").once();
        assertThat(actors.stream()).hasSize(1);
        assertThat(BillingApplication.STARTED.get()).isEqualTo(before);
    }
}
