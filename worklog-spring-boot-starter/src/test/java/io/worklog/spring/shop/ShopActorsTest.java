package io.worklog.spring.shop;

import static io.worklog.testing.WorklogAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.Worklog;
import io.worklog.event.Actor;
import io.worklog.event.ActorType;
import io.worklog.event.AuditEvent;
import io.worklog.testing.EventAssert;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who acted, for whom, for which branch and within which trace. */
@ShopTest
class ShopActorsTest {
    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private final int port;
    private final Worklog log;

    @Autowired
    ShopActorsTest(@LocalServerPort int port, Worklog log) {
        this.port = port;
        this.log = log;
    }

    private EventAssert recorded(String type, long order) {
        return assertThat(log).recorded(type).target("order", Long.toString(order));
    }

    @Test
    void anAdministratorWhoActsAsSomebodyElseIsNamedToo() {
        Visitor admin = Visitor.of(port, "admin");
        admin.form("/admin/impersonate", Map.of("username", "sales")).mustBe(204);
        long id = ShopDesk.order(admin, "tea-1", 1);
        AuditEvent event = recorded("shop.order.placed", id).tenant("shanghai").once().event();
        assertThat(event.actor().id()).isEqualTo("admin");
        assertThat(event.actor().onBehalfOf()).extracting(Actor::id).containsExactly("sales");
        admin.post("/impersonation/end").mustBe(204);
        long own = ShopDesk.order(admin, "tea-1", 1);
        AuditEvent after = recorded("shop.order.placed", own).by("admin").once().event();
        assertThat(after.actor().onBehalfOf()).isEmpty();
        assertThat(after.tenant()).isEqualTo("beijing");
    }

    @Test
    void nobodyElseMayActAsSomebodyElse() {
        Visitor sales = Visitor.of(port, "sales");
        sales.form("/admin/impersonate", Map.of("username", "admin")).mustBe(403);
    }

    @Test
    void anAssistantIsOnRecordWithItsModelAndWhoAskedIt() {
        Visitor finance = Visitor.of(port, "finance");
        long id = ShopDesk.paid(finance, "tea-1", 1);
        finance.post("/assistant/orders/" + id + "/refunds", Map.of("amount", 5, "reason", "late"))
                .mustBe(200);
        Actor actor = recorded("shop.order.refunded", id).once().event().actor();
        assertThat(actor.type()).isEqualTo(ActorType.AGENT);
        assertThat(actor.id()).isEqualTo("assistant");
        assertThat(actor.agent().model()).isEqualTo("tea-house-2");
        assertThat(actor.onBehalfOf()).extracting(Actor::id).containsExactly("finance");
    }

    @Test
    void theTraceOfTheRequestIsOnRecord() {
        Visitor sales = Visitor.stranger(port, Map.of("traceparent", TRACE));
        sales.login("sales", "sales-password").mustBe(204);
        long id = ShopDesk.order(sales, "tea-1", 1);
        assertThat(recorded("shop.order.placed", id).once().event().trace())
                .contains("4bf92f3577b34da6a3ce929d0e0e4736");
    }

    @Test
    void whatTheShopDoesByItselfIsTheSystems() {
        assertThat(ShopDesk.events(log))
                .filteredOn(event -> event.event().actor().type() == ActorType.SYSTEM)
                .isNotEmpty();
    }
}
