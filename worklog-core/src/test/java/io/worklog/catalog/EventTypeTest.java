package io.worklog.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.error.RejectedEventException.Fault;
import io.worklog.event.FieldClass;
import io.worklog.event.SampleEvents;
import io.worklog.event.Severity;
import io.worklog.event.TypeRef;
import io.worklog.event.Verb;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventTypeTest {
    record Invoice(String id, String customerName) {}

    static final EventType<Invoice> REFUND =
            EventType.of("billing.invoice.refunded", Invoice.class)
                    .target("invoice")
                    .reasonRequired()
                    .severity(Severity.HIGH)
                    .delivery(Delivery.TRANSACTIONAL)
                    .onFailure(FailurePolicy.BLOCK)
                    .personal("customerName")
                    .secret("cardNumber")
                    .message("billing.refund")
                    .version(2);

    @Test
    void whatIsSaidIsHeld() {
        assertThat(REFUND.ref()).isEqualTo(new TypeRef("billing.invoice.refunded", 2));
        assertThat(REFUND.state()).contains(Invoice.class);
        assertThat(REFUND.targetType()).contains("invoice");
        assertThat(REFUND.requiresReason()).isTrue();
        assertThat(REFUND.severity()).isEqualTo(Severity.HIGH);
        assertThat(REFUND.delivery()).isEqualTo(Delivery.TRANSACTIONAL);
        assertThat(REFUND.onFailure()).isEqualTo(FailurePolicy.BLOCK);
        assertThat(REFUND.messageKey()).contains("billing.refund");
        assertThat(REFUND).hasToString("billing.invoice.refunded/2");
    }

    @Test
    void whatIsNotSaidHasItsDefault() {
        EventType<Object> type = EventType.named("a.b");
        assertThat(type.state()).isEmpty();
        assertThat(type.version()).isEqualTo(1);
        assertThat(type.requiresReason()).isFalse();
        assertThat(type.severity()).isEqualTo(Severity.INFO);
        assertThat(type.delivery()).isEqualTo(Delivery.DURABLE);
        assertThat(type.onFailure()).isEqualTo(FailurePolicy.BLOCK);
        assertThat(type.queueFull()).isEqualTo(QueueFull.WAIT);
        assertThat(type.delivery(Delivery.BACKGROUND).onFailure())
                .isEqualTo(FailurePolicy.CONTINUE);
        assertThat(type.onFailure(FailurePolicy.BLOCK).delivery(Delivery.BACKGROUND).onFailure())
                .isEqualTo(FailurePolicy.BLOCK);
    }

    @Test
    void aStepLeavesTheTypeItWasTakenFrom() {
        EventType<Object> plain = EventType.named("a.b").personal("x");
        plain.personal("y").secret("z").severity(Severity.LOW).ignore("i").label("l", Map.of());
        assertThat(plain.personalNames()).containsExactly("x");
        assertThat(plain.secretNames()).isEmpty();
        assertThat(plain.severity()).isEqualTo(Severity.INFO);
        assertThat(plain.states().ignoresAny()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "order.created,CREATE",
        "order.create,CREATE",
        "user.registered,CREATE",
        "order.updated,UPDATE",
        "user.password-changed,UPDATE",
        "user.password_changed,UPDATE",
        "order.deleted,DELETE",
        "file.viewed,READ",
        "report.exported,EXPORT",
        "user.logged-in,LOGIN",
        "user.login,LOGIN",
        "leave.approved,APPROVE",
        "job.started,EXECUTE",
        "created,CREATE",
        "billing.invoice.refunded,OTHER",
        "created.thing,OTHER",
        "x.uncreated,OTHER",
        "x.,OTHER"
    })
    void theLastWordOfTheNameTellsTheVerb(String name, Verb verb) {
        assertThat(EventType.named(name).verb()).isEqualTo(verb);
        assertThat(EventType.named(name).verb(Verb.APPROVE).verb()).isEqualTo(Verb.APPROVE);
    }

    @ParameterizedTest
    @CsvSource({
        "/changes/customerName,PERSONAL",
        "/changes/order.customerName,PERSONAL",
        "/changes/orders[#1].customerName.first,PERSONAL",
        "/changes/map[customerName],PERSONAL",
        "/changes/customerNames,PUBLIC",
        "/changes/customername,PUBLIC",
        "/metadata/customerName,PERSONAL",
        "/metadata/cardNumber,SECRET",
        "/message/args/cardNumber,SECRET",
        "/message/args/amount,PUBLIC",
        "/changes/cards[a].cardNumber,SECRET",
        "/changes/cards[a\\]x].cardNumber,SECRET",
        "/changes/person.address.street,PERSONAL",
        "/changes/person[7].address,PERSONAL",
        "/changes/person[address],PERSONAL",
        "/changes/other.person.address,PUBLIC",
        "/changes/person,PUBLIC",
        "/changes/a~1b,SECRET",
        "/metadata/a~1b,SECRET",
        "/metadata/til~0de,SECRET",
        "/actor/name,PERSONAL",
        "/actor/onBehalfOf/*/name,PERSONAL",
        "/context/ip,PERSONAL",
        "/context/host,PUBLIC",
        "/reason,PERSONAL",
        "/outcomeDetail,SECRET",
        "/targets/*/name,PUBLIC"
    })
    void fieldsHaveTheClassTheirNamesSay(String path, FieldClass expected) {
        EventType<Invoice> type =
                REFUND.personal("person.address", "/reason")
                        .secret("a/b", "til~de", "/outcomeDetail");
        assertThat(type.fields().classOf(path)).isEqualTo(expected);
    }

    @Test
    void secretIsStrongerThanPersonal() {
        EventType<Object> type = EventType.named("a").personal("person").secret("pin");
        assertThat(type.states().classOf("person.pin")).isEqualTo(FieldClass.SECRET);
        assertThat(type.states().classOf("pin.person")).isEqualTo(FieldClass.SECRET);
    }

    @Test
    void identitiesHoldForSubclassesAndTheExactClassComesFirst() {
        EventType<Object> type =
                EventType.named("a")
                        .identity(Number.class, n -> "number")
                        .identity(Integer.class, n -> "integer");
        assertThat(type.states().identityOf(Integer.class).orElseThrow().apply(1))
                .isEqualTo("integer");
        assertThat(type.states().identityOf(Long.class).orElseThrow().apply(1L))
                .isEqualTo("number");
        assertThat(type.states().identityOf(String.class)).isEmpty();
    }

    @Test
    void anEventMustKeepTheRulesOfItsType() {
        assertThat(REFUND.faults(SampleEvents.plain().reason("why").build())).isEmpty();
        assertThat(REFUND.faults(SampleEvents.plain().targets(List.of()).reason("  ").build()))
                .extracting(Fault::path)
                .containsExactly("/reason", "/targets");
        assertThat(EventType.named("a").faults(SampleEvents.plain().build())).isEmpty();
    }

    @Test
    void onlyATypeThatNamesNothingNeedsNoAsking() {
        assertThat(EventType.named("a").fields().namesAny()).isFalse();
        assertThat(EventType.named("a").personal("p").fields().namesAny()).isTrue();
        assertThat(EventType.named("a").secret("p.q").fields().namesAny()).isTrue();
        assertThat(EventType.named("a").personal("/metadata/m").fields().namesAny()).isTrue();
    }
}
