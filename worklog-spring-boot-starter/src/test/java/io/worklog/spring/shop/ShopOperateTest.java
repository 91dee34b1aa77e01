package io.worklog.spring.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.Worklog;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What an operator sees of the shop's audit trail: never a payload, never an id in a figure. */
@ShopTest
class ShopOperateTest {
    private final int port;
    private final Worklog log;

    @Autowired
    ShopOperateTest(@LocalServerPort int port, Worklog log) {
        this.port = port;
        this.log = log;
    }

    @Test
    void healthIsUpAsLongAsEventsAreKept() {
        Visitor auditor = Visitor.of(port, "auditor");
        JsonNode health = auditor.get("/actuator/health").mustBe(200).json();
        assertThat(health.at("/status").asString()).isEqualTo("UP");
        assertThat(health.at("/components/worklog/status").asString()).isEqualTo("UP");
    }

    @Test
    void theEndpointSaysWhereTheLogStandsAndVerifiesIt() {
        Visitor auditor = Visitor.of(port, "auditor");
        long order = ShopDesk.order(auditor, "tea-1", 1);
        String overview = auditor.get("/actuator/worklog").mustBe(200).body();
        assertThat(overview).contains("\"default\"").doesNotContain("shop.order.placed");
        String verifying = auditor.post("/actuator/worklog/default", Map.of()).mustBe(200).body();
        assertThat(verifying).contains("\"log\":\"default\"").doesNotContain("shop.order.placed");
        assertThat(log.history("order", Long.toString(order)).events()).isNotEmpty();
    }

    @Test
    void figuresTellHowMuchAndNotWho() {
        Visitor auditor = Visitor.of(port, "auditor");
        ShopDesk.order(auditor, "tea-1", 1);
        String names = auditor.get("/actuator/metrics").mustBe(200).body();
        assertThat(names)
                .contains("worklog.append", "worklog.pending", "worklog.rejected", "worklog.lost");
        JsonNode lost = auditor.get("/actuator/metrics/worklog.lost").mustBe(200).json();
        assertThat(lost.at("/measurements/0/value").asDouble()).isZero();
        String append = auditor.get("/actuator/metrics/worklog.append").mustBe(200).body();
        assertThat(append).doesNotContain("auditor").doesNotContain("actor");
    }
}
