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
import io.worklog.event.Change;
import io.worklog.event.FieldClass;
import io.worklog.sentence.Sentences;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the annotation puts on record when the shop is used over HTTP. */
@ShopTest
class ShopLoggedTest {
    private final int port;
    private final Worklog log;
    private final Sentences sentences;

    @Autowired
    ShopLoggedTest(@LocalServerPort int port, Worklog log, Sentences sentences) {
        this.port = port;
        this.log = log;
        this.sentences = sentences;
    }

    private Visitor sales() {
        return Visitor.of(port, "sales");
    }

    private Visitor finance() {
        return Visitor.of(port, "finance");
    }

    private static String refunds(long order) {
        return "/orders/" + order + "/refunds";
    }

    private AuditEvent only(String type, long order) {
        return ShopDesk.await(log, 1, typed(type).and(about("order", order))).get(0).event();
    }

    @Test
    void aRefundSaysWhoWhatWhyAndHowItEnded() {
        long id = ShopDesk.paid(sales(), "tea-1", 2);
        finance().post(refunds(id), Map.of("amount", 40, "reason", "broken tin")).mustBe(200);
        RecordedEvent event =
                assertThat(log)
                        .recorded(ShopEvents.REFUNDED)
                        .target("order", Long.toString(id))
                        .by("finance")
                        .tenant("shanghai")
                        .outcome(SUCCESS)
                        .reason("broken tin")
                        .changed("status", "PAID", "REFUNDED")
                        .changed("refunded")
                        .once();
        assertThat(event.event().actor().name()).isEqualTo("Fiona Lin");
        assertThat(event.event().context().ip()).isNotBlank();
        assertThat(change(event.event(), "status").newValue().label()).isEqualTo("已退款");
        assertThat(event.event().changes()).extracting(Change::path).doesNotContain("total");
    }

    private static Change change(AuditEvent event, String path) {
        return event.changes().stream()
                .filter(change -> change.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aRefundIsToldInTheReadersLanguage() {
        long id = ShopDesk.paid(sales(), "tea-1", 2);
        finance().post(refunds(id), Map.of("amount", 40, "reason", "broken tin")).mustBe(200);
        AuditEvent event = only("shop.order.refunded", id);
        assertThat(sentences.of(event, Locale.ENGLISH))
                .isEqualTo("Fiona Lin (finance) refunded order " + id + ": broken tin");
        assertThat(sentences.of(event, Locale.SIMPLIFIED_CHINESE))
                .startsWith("Fiona Lin")
                .endsWith("办理了退款：broken tin");
        assertThat(sentences.changes(event, Locale.SIMPLIFIED_CHINESE)).contains("已退款");
    }

    @Test
    void whoMayNotRefundIsOnRecordAsDenied() {
        long id = ShopDesk.paid(sales(), "tea-1", 1);
        sales().post(refunds(id), Map.of("amount", 1, "reason", "a friend")).mustBe(403);
        assertThat(log)
                .recorded(ShopEvents.REFUNDED)
                .target("order", Long.toString(id))
                .by("sales")
                .outcome(DENIED)
                .once();
        assertThat(sales().get("/orders/" + id).json().get("status").asString()).isEqualTo("PAID");
    }

    @Test
    void whatFailsIsOnRecordWithoutItsMessage() {
        long id = ShopDesk.paid(sales(), "tea-1", 1);
        finance().post(refunds(id), Map.of("amount", 9999, "reason", "all of it")).mustBe(409);
        RecordedEvent event =
                assertThat(log)
                        .recorded(ShopEvents.REFUNDED)
                        .target("order", Long.toString(id))
                        .outcome(FAILURE)
                        .once();
        assertThat(event.event().outcomeDetail())
                .contains("NotPossibleException")
                .doesNotContain("more than was paid");
        assertThat(event.event().changes()).isEmpty();
    }

    @Test
    void noRefundWithoutAReason() {
        long id = ShopDesk.paid(sales(), "tea-1", 1);
        assertThat(finance().post(refunds(id), Map.of("amount", 1)).status()).isBetween(400, 500);
        assertThat(sales().get("/orders/" + id).json().get("status").asString()).isEqualTo("PAID");
    }

    @Test
    void whatHappensInsideNamesItsCause() {
        long id = ShopDesk.paid(sales(), "tea-2", 3);
        AuditEvent paid = only("shop.order.paid", id);
        List<RecordedEvent> caused =
                ShopDesk.await(
                        log,
                        2,
                        typed("shop.stock.taken")
                                .or(typed("shop.mail.sent"))
                                .and(event -> paid.id().toString().equals(causeOf(event))));
        assertThat(caused)
                .extracting(event -> event.event().type().name())
                .contains("shop.stock.taken", "shop.mail.sent");
        assertThat(caused).allMatch(event -> event.event().actor().id().equals("sales"));
        assertThat(caused).allMatch(event -> event.event().tenant().equals("shanghai"));
    }

    private static String causeOf(RecordedEvent event) {
        return event.event().links().causationId();
    }

    @Test
    void anOrderAskedForTwiceIsOnRecordOnce() {
        Map<String, Object> wanted = ShopDesk.wanted(UUID.randomUUID().toString(), "cup-1", 1);
        Visitor sales = sales();
        long first = sales.post("/orders", wanted).mustBe(200).id();
        assertThat(sales.post("/orders", wanted).mustBe(200).id()).isEqualTo(first);
        String key = "place-" + wanted.get("requestId");
        assertThat(ShopDesk.events(log))
                .filteredOn(event -> key.equals(event.event().idempotencyKey()))
                .singleElement()
                .matches(event -> event.event().targets().get(0).id().equals("" + first));
    }

    @Test
    void oneMethodRecordsTwoEventsWhereBothHold() {
        Map<String, Object> change =
                Map.of("email", "a@example.com", "phone", "1", "level", "G", "consent", true);
        sales().put("/customers/1", change).mustBe(200);
        RecordedEvent event =
                assertThat(log)
                        .recorded(ShopEvents.CUSTOMER_CHANGED)
                        .target("customer", "1")
                        .changed("level", "N", "G")
                        .changed("email", "lilei@example.com", "a@example.com")
                        .once();
        assertThat(event.event().targets().get(0).name()).isEqualTo("李雷");
        assertThat(change(event.event(), "email").fieldClass()).isEqualTo(FieldClass.PERSONAL);
        assertThat(change(event.event(), "level").newValue().label()).isEqualTo("金卡会员");
        assertThat(log).recorded(ShopEvents.CONSENT_GIVEN).target("customer", "1").once();
    }

    @Test
    void whatDoesNotHoldIsNotRecorded() {
        Map<String, Object> change =
                Map.of("email", "b@example.com", "phone", "2", "level", "N", "consent", false);
        sales().put("/customers/2", change).mustBe(200);
        assertThat(log).recorded(ShopEvents.CUSTOMER_CHANGED).target("customer", "2").once();
        assertThat(ShopDesk.events(log))
                .filteredOn(typed("shop.customer.consent.given").and(about("customer", 2)))
                .isEmpty();
    }

    @Test
    void manyPricesAreOneOperationWithOneChildEach() {
        List<Map<String, Object>> changes =
                List.of(
                        Map.of("sku", "pot-1", "price", "61.00"),
                        Map.of("sku", "cup-1", "price", "15.00"));
        sales().put("/products/prices", changes).mustBe(200);
        List<RecordedEvent> children =
                ShopDesk.events(log).stream()
                        .filter(typed("shop.product.price.changed"))
                        .filter(event -> event.event().links().batchId() != null)
                        .toList();
        assertThat(children)
                .extracting(event -> event.event().targets().get(0).id())
                .containsExactly("pot-1", "cup-1");
        String parent = children.get(0).event().links().batchId();
        assertThat(children).allMatch(e -> parent.equals(e.event().links().batchId()));
        assertThat(ShopDesk.events(log)).anyMatch(e -> e.event().id().toString().equals(parent));
    }
}
