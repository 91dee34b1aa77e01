package io.worklog.spring.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The shop works as a shop before anybody asks what it recorded. */
@ShopTest
class ShopSecurityTest {
    private final int port;

    ShopSecurityTest(@LocalServerPort int port) {
        this.port = port;
    }

    @Test
    void strangersSeeNothing() {
        Visitor stranger = Visitor.stranger(port, Map.of());
        stranger.get("/orders/1").mustBe(401);
        stranger.get("/actuator/worklog").mustBe(401);
        stranger.get("/actuator/health").mustBe(200);
        assertThat(stranger.login("sales", "wrong").status()).isEqualTo(401);
    }

    @Test
    void anOrderGoesItsWay() {
        Visitor sales = Visitor.of(port, "sales");
        long id = ShopDesk.paid(sales, "tea-1", 2);
        sales.post("/orders/" + id + "/shipping").mustBe(200);
        assertThat(sales.get("/orders/" + id).json().get("status").asString()).isEqualTo("SHIPPED");
        sales.post("/orders/" + id + "/refunds", Map.of("amount", BigDecimal.ONE, "reason", "x"))
                .mustBe(403);
        Visitor.of(port, "finance")
                .post("/orders/" + id + "/refunds", Map.of("amount", 500, "reason", "x"))
                .mustBe(409);
    }
}
