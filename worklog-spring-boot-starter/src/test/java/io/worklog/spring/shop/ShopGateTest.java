package io.worklog.spring.shop;

import static io.worklog.spring.gate.EndpointRow.Status.EXEMPT;
import static io.worklog.spring.gate.EndpointRow.Status.NOT_RECORDED;
import static io.worklog.spring.gate.EndpointRow.Status.NOT_SEEN;
import static io.worklog.spring.gate.EndpointRow.Status.RECORDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.worklog.spring.gate.EndpointReport;
import io.worklog.spring.gate.EndpointRow;
import io.worklog.spring.gate.WorklogArchRules;
import io.worklog.spring.planted.ForgottenController;
import org.junit.jupiter.api.Test;

/** The shop's build fails when an endpoint that changes something is forgotten. */
class ShopGateTest {
    private final JavaClasses shop =
            new ClassFileImporter().importPackagesOf(ShopApplication.class);

    @Test
    void everyMutatingEndpointIsLoggedOrExempt() {
        WorklogArchRules.everyMutatingEndpointIsLoggedOrExempt().check(shop);
    }

    @Test
    void aForgottenEndpointIsFound() {
        JavaClasses hurried =
                new ClassFileImporter()
                        .importClasses(ForgottenController.class, ShopApplication.class);
        assertThatThrownBy(() ->
                        WorklogArchRules.everyMutatingEndpointIsLoggedOrExempt().check(hurried))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("DELETE /orders/{id}")
                .hasMessageContaining("ForgottenController.remove");
    }

    @Test
    void theReportSaysOfEachEndpointWhatItRecords() {
        EndpointReport report = EndpointReport.of(shop);
        assertThat(report.count(NOT_RECORDED) + report.count(NOT_SEEN)).isZero();
        assertThat(report.rows())
                .filteredOn(row -> row.status() == RECORDED)
                .extracting(EndpointRow::request)
                .contains(
                        "POST /orders",
                        "POST /orders/{id}/payment",
                        "POST /orders/{id}/refunds",
                        "POST /orders/{id}/refunds/receipt",
                        "PUT /customers/{id}",
                        "PUT /products/prices",
                        "POST /assistant/orders/{id}/refunds");
        assertThat(row(report, "POST /orders/{id}/payment").eventTypes())
                .contains("shop.order.paid");
        assertThat(row(report, "POST /orders/quote").status()).isEqualTo(EXEMPT);
        assertThat(row(report, "POST /orders/quote").reason()).contains("nothing changes");
        assertThat(report.toMarkdown()).contains("/customers/{id}");
    }

    private static EndpointRow row(EndpointReport report, String request) {
        return report.rows().stream()
                .filter(row -> row.request().equals(request))
                .findFirst()
                .orElseThrow();
    }
}
