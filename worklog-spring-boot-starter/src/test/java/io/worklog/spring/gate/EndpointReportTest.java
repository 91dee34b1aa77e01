package io.worklog.spring.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.freeze.FreezingArchRule;
import io.worklog.codec.JsonLimits;
import io.worklog.codec.StrictJson;
import io.worklog.spring.gate.EndpointRow.Status;
import io.worklog.spring.gate.bad.Forgetful;
import io.worklog.spring.gate.good.Shop;
import io.worklog.spring.gate.unseen.Hidden;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndpointReportTest {
    private static final JavaClasses ALL =
            new ClassFileImporter().importPackagesOf(Shop.class, Forgetful.class, Hidden.class);
    private static final EndpointReport REPORT = EndpointReport.of(ALL);

    @TempDir private Path folder;

    private static EndpointRow row(String request) {
        return REPORT.rows().stream()
                .filter(row -> row.request().equals(request))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void itSaysWhichEventsAnEndpointRecordsAndThroughWhichCall() {
        assertThat(row("POST /orders").eventTypes()).containsExactly("shop.order.created");
        assertThat(row("POST /orders").through()).isEmpty();
        EndpointRow refund = row("POST /orders/{id}/refund");
        assertThat(refund.eventTypes())
                .containsExactly("shop.money.returned", "shop.order.refunded");
        EndpointRow ship = row("PATCH /orders/{id}/ship");
        assertThat(ship.eventTypes()).containsExactly("shop.order.shipped");
        EndpointRow send = row("POST /orders/{id}/send");
        assertThat(send.through()).containsExactly("LoggedShipping.send", "LoggedShipping.note");
        assertThat(row("POST /orders/import").eventTypes()).containsExactly("(in code)");
        assertThat(row("PUT /orders/{id}").through()).containsExactly("BookLedger.change");
    }

    @Test
    void itSaysWhyAnEndpointIsExemptAndWhatOnlyReads() {
        assertThat(row("POST /orders/ping").status()).isEqualTo(Status.EXEMPT);
        assertThat(row("POST /orders/ping").reason())
                .isEqualTo("only says that the service is there");
        assertThat(row("GET /orders/{id}").status()).isEqualTo(Status.READ);
        assertThat(REPORT.count(Status.NOT_RECORDED)).isEqualTo(26);
        assertThat(REPORT.count(Status.NOT_SEEN)).isEqualTo(2);
        assertThat(REPORT.count(Status.EXEMPT)).isEqualTo(3);
    }

    @Test
    void theSameClassesGiveTheSameBytes() {
        EndpointReport again =
                EndpointReport.of(
                        new ClassFileImporter()
                                .importPackagesOf(Hidden.class, Shop.class, Forgetful.class));
        assertThat(again).isEqualTo(REPORT);
        assertThat(again.toHtml()).isEqualTo(REPORT.toHtml());
        assertThat(again.toMarkdown()).isEqualTo(REPORT.toMarkdown());
        assertThat(again.toJson()).isEqualTo(REPORT.toJson());
    }

    @Test
    void theTableHasOneLineForEachEndpoint() {
        assertThat(REPORT.toMarkdown().lines().filter(line -> line.startsWith("| `")))
                .hasSize(REPORT.rows().size())
                .allMatch(line -> line.replaceAll("\\\\\\||[^|]", "").length() == 5);
        assertThat(REPORT.toMarkdown()).contains("26 NOT RECORDED").contains("`GET\\|POST /mixed`");
    }

    @Test
    void theJsonIsJson() {
        byte[] json = REPORT.toJson().getBytes(StandardCharsets.UTF_8);
        assertThat(StrictJson.parse(json, JsonLimits.foreign())).isNotNull();
        assertThat(REPORT.toJson()).contains("\"not_recorded\":26");
    }

    @Test
    void thePageNeedsNothingElseAndEscapesWhatItShows() throws Exception {
        String hostile = "<script>alert(1)</script> | `x` \"'&";
        EndpointReport report =
                new EndpointReport(
                        List.of(
                                new EndpointRow(
                                        hostile,
                                        hostile,
                                        hostile,
                                        true,
                                        Status.EXEMPT,
                                        List.of(hostile),
                                        List.of(hostile),
                                        hostile,
                                        List.of(hostile))));
        assertThat(report.toHtml()).doesNotContain("<script").doesNotContain("http");
        assertThat(report.toMarkdown()).doesNotContain(" <script>alert(1)</script> |");
        assertThat(REPORT.toHtml()).contains("未留痕").contains("NOT RECORDED").endsWith("</html>\n");
        String where = System.getProperty("worklog.test.report");
        if (where != null) {
            Files.writeString(Path.of(where), REPORT.toHtml());
        }
    }

    @Test
    void anExistingApplicationCanBeginWithWhatItHas() {
        ArchConfiguration.withThreadLocalScope(configuration -> {
            configuration.setProperty("freeze.store.default.path", folder.toString());
            configuration.setProperty("freeze.store.default.allowStoreCreation", "true");
            ArchRule frozen =
                    FreezingArchRule.freeze(
                            WorklogArchRules.everyMutatingEndpointIsLoggedOrExempt());
            JavaClasses before = new ClassFileImporter().importPackagesOf(Forgetful.class);
            frozen.check(before);
            frozen.check(before);
            assertThatThrownBy(() -> frozen.check(ALL))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("Upload")
                    .hasMessageContaining("(2 times)");
        });
    }
}
