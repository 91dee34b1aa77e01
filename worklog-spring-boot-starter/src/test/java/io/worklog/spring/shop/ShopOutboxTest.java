package io.worklog.spring.shop;

import static io.worklog.event.Outcome.SUCCESS;
import static io.worklog.spring.shop.ShopDesk.about;
import static io.worklog.spring.shop.ShopDesk.typed;
import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.RecordedEvent;
import io.worklog.Worklog;
import io.worklog.event.AuditEvent;
import io.worklog.event.Target;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** The shop with its log in its own MariaDB: events are part of its transactions. */
@SpringBootTest(
        classes = ShopApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"spring.config.name=shop", "shop.store=jdbc"})
@ContextConfiguration(initializers = Premises.class)
@ActiveProfiles("outbox")
@DirtiesContext
class ShopOutboxTest {
    private final int port;
    private final Worklog log;
    private final JdbcTemplate database;

    @Autowired
    ShopOutboxTest(@LocalServerPort int port, Worklog log, JdbcTemplate database) {
        this.port = port;
        this.log = log;
        this.database = database;
    }

    @Test
    void whatIsCommittedIsOnRecordAndWhatIsRolledBackNeverWas() {
        Visitor sales = Visitor.of(port, "sales");
        long kept = ShopDesk.order(sales, "tea-1", 1);
        sales.delete("/orders/" + kept + "?fee=5").mustBe(409);
        sales.delete("/orders/" + kept).mustBe(200);
        List<RecordedEvent> found =
                ShopDesk.await(log, 1, typed("shop.order.cancelled").and(about("order", kept)));
        assertThat(found).hasSize(1);
        AuditEvent event = found.get(0).event();
        assertThat(event.outcome()).isEqualTo(SUCCESS);
        assertThat(event.actor().name()).isEqualTo("王芳");
        assertThat(event.changes())
                .anyMatch(
                        c -> c.path().equals("status") && c.newValue().text().equals("CANCELLED"));
        assertThat(log.outbox().orElseThrow().status().refused()).isZero();
    }

    @Test
    void theLogIsInTheShopsDatabase() {
        Visitor.of(port, "finance");
        Long entries = database.queryForObject("select count(*) from worklog_entry", Long.class);
        assertThat(entries).isPositive();
        assertThat(log.verify().good()).isTrue();
    }

    @Test
    void aStatementOverManyRowsIsOnRecord() {
        Visitor sales = Visitor.of(port, "sales");
        sales.post("/products/markdown?factor=0.5&prefix=old").mustBe(200);
        AuditEvent event =
                ShopDesk.await(
                                log,
                                1,
                                typed("database.statements.executed")
                                        .and(about("table", "product"))
                                        .and(e -> e.event().actor().id().equals("sales")))
                        .get(0)
                        .event();
        assertThat(event.targets()).containsExactly(Target.of("table", "product"));
        assertThat(event.metadata()).containsEntry("rows", "2");
    }

    @Test
    void aBodyIsOnRecordWhereARouteAsksForIt() {
        Visitor.of(port, "sales").put("/products/cup-1/title", "Mug").mustBe(200);
        AuditEvent event = ShopDesk.await(log, 1, typed("http.request")).get(0).event();
        assertThat(event.metadata().toString()).contains("Mug");
        assertThat(Map.copyOf(event.metadata())).doesNotContainKey("cookie");
    }
}
