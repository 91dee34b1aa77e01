package io.worklog.spring.shop;

import static io.worklog.event.Outcome.DENIED;
import static io.worklog.event.Outcome.FAILURE;
import static io.worklog.event.Outcome.SUCCESS;
import static io.worklog.spring.shop.ShopDesk.about;
import static io.worklog.spring.shop.ShopDesk.typed;
import static io.worklog.testing.WorklogAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.RecordedEvent;
import io.worklog.Worklog;
import io.worklog.event.AuditEvent;
import io.worklog.event.Verb;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.scheduling.config.ScheduledTaskHolder;

/** What is on record although nobody annotated a method for it. */
@ShopTest
class ShopSourcesTest {
    private final int port;
    private final Worklog log;
    private final ScheduledTaskHolder jobs;

    @Autowired
    ShopSourcesTest(@LocalServerPort int port, Worklog log, ScheduledTaskHolder jobs) {
        this.port = port;
        this.log = log;
        this.jobs = jobs;
    }

    private static Predicate<RecordedEvent> by(String actor) {
        return event -> event.event().actor().id().equals(actor);
    }

    private long count(String type, String actor) {
        return ShopDesk.events(log).stream().filter(typed(type).and(by(actor))).count();
    }

    @Test
    void whoComesAndGoesIsOnRecord() {
        Visitor auditor = Visitor.of(port, "auditor");
        long before = count("security.logout.succeeded", "auditor");
        auditor.post("/logout").mustBe(200);
        auditor.get("/actuator/worklog").mustBe(401);
        assertThat(log).recorded("security.login.succeeded").by("auditor").outcome(SUCCESS);
        assertThat(count("security.logout.succeeded", "auditor")).isEqualTo(before + 1);
    }

    @Test
    void whoDoesNotGetInIsOnRecord() {
        Visitor stranger = Visitor.stranger(port, Map.of());
        String mallory = "mallory-" + UUID.randomUUID();
        stranger.login(mallory, "guess").mustBe(401);
        assertThat(log)
                .recorded("security.login.failed")
                .target("user", mallory)
                .outcome(FAILURE)
                .once();
    }

    @Test
    void whatIsForbiddenIsOnRecord() {
        Visitor.of(port, "sales").get("/actuator/worklog").mustBe(403);
        assertThat(log).recorded("security.access.denied").by("sales").outcome(DENIED);
    }

    @Test
    void springsOwnAuditEventsAreAnsweredFromTheLog() {
        Visitor auditor = Visitor.of(port, "auditor");
        String answer = auditor.get("/actuator/auditevents?principal=auditor").mustBe(200).body();
        assertThat(answer).contains("AUTHENTICATION_SUCCESS").contains("auditor");
    }

    @Test
    void whoLooksAtACustomerIsOnRecordOnce() {
        Visitor finance = Visitor.of(port, "finance");
        finance.get("/customers/2").mustBe(200);
        finance.get("/customers/2").mustBe(200);
        finance.get("/customers/1").mustBe(200);
        ShopDesk.await(log, 1, typed("shop.customer.viewed").and(about("customer", 1)));
        AuditEvent event =
                assertThat(log)
                        .recorded(ShopEvents.CUSTOMER_VIEWED)
                        .by("finance")
                        .target("customer", "2")
                        .once()
                        .event();
        assertThat(event.verb()).isEqualTo(Verb.READ);
        assertThat(event.context().userAgent()).startsWith("Java-http-client");
    }

    @Test
    void everyExportIsOnRecord() {
        Visitor finance = Visitor.of(port, "finance");
        long before = count("shop.report.exported", "finance");
        finance.get("/reports/orders.csv").mustBe(200);
        finance.get("/reports/orders.csv").mustBe(200);
        ShopDesk.await(log, (int) before + 2, typed("shop.report.exported").and(by("finance")));
        assertThat(log).recorded(ShopEvents.REPORT_EXPORTED).verb(Verb.EXPORT);
        assertThat(count("shop.report.exported", "finance")).isEqualTo(before + 2);
    }

    @Test
    void whatBecomesOfAnEntityIsOnRecord() {
        Visitor.of(port, "sales").put("/products/pot-1/title", "Teapot").mustBe(200);
        RecordedEvent event =
                ShopDesk.await(
                                log,
                                1,
                                typed("product.updated")
                                        .and(about("product", "pot-1"))
                                        .and(e -> changed(e, "title")))
                        .get(0);
        assertThat(event.event().actor().id()).isEqualTo("sales");
    }

    private static boolean changed(RecordedEvent event, String path) {
        return event.event().changes().stream().anyMatch(change -> change.path().equals(path));
    }

    @Test
    void whatAJobDoesIsTheJobs() {
        long id = ShopDesk.order(Visitor.of(port, "sales"), "tea-1", 1);
        nightJob().run();
        AuditEvent expired =
                ShopDesk.await(log, 1, typed("shop.order.expired").and(about("order", id)))
                        .get(0)
                        .event();
        assertThat(expired.actor().id()).contains("expireUnpaid");
        AuditEvent run = ShopDesk.await(log, 1, typed("schedule.job.run")).get(0).event();
        assertThat(run.actor()).isEqualTo(expired.actor());
        assertThat(run.links().correlationId()).isEqualTo(expired.links().correlationId());
    }

    /** The job as the scheduler runs it. */
    private Runnable nightJob() {
        return jobs.getScheduledTasks().stream()
                .map(task -> task.getTask().getRunnable())
                .filter(job -> job.toString().contains("expireUnpaid"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aDomainEventIsOnRecordOnceItIsCommitted() {
        Visitor sales = Visitor.of(port, "sales");
        long id = ShopDesk.paid(sales, "tea-1", 1);
        sales.post("/orders/" + id + "/shipping").mustBe(200);
        List<RecordedEvent> shipped =
                ShopDesk.await(log, 1, typed("shop.order.shipped").and(about("order", id)));
        assertThat(shipped).singleElement().matches(e -> e.event().actor().id().equals("sales"));
        sales.post("/orders/" + id + "/shipping").mustBe(409);
        assertThat(ShopDesk.events(log))
                .filteredOn(typed("shop.order.shipped").and(about("order", id)))
                .hasSize(1);
    }
}
