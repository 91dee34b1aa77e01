package io.worklog.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.event.Actor;
import io.worklog.event.ActorType;
import io.worklog.event.AuditEvent;
import io.worklog.event.Change;
import io.worklog.event.ChangeOp;
import io.worklog.event.ChangeValue;
import io.worklog.event.Evidence;
import io.worklog.event.FieldClass;
import io.worklog.event.Links;
import io.worklog.event.Message;
import io.worklog.event.Outcome;
import io.worklog.event.SampleEvents;
import io.worklog.event.Severity;
import io.worklog.event.Target;
import io.worklog.event.Verb;
import io.worklog.log.LogId;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EventMatcherTest {
    private static final AuditEvent EVENT =
            SampleEvents.plain()
                    .verb(Verb.UPDATE)
                    .actor(
                            new Actor(ActorType.USER, "u-1", "Ann Lee", List.of(), null)
                                    .actingFor(Actor.user("u-2", "王五")))
                    .targets(
                            List.of(
                                    Target.of("invoice", "inv-1", "Rechnung Eins"),
                                    Target.of("customer", "c-9")))
                    .outcome(Outcome.DENIED)
                    .outcomeDetail("limit reached")
                    .reason("客户要求退款")
                    .message(new Message("billing.refund", Map.of("amount", "12 EUR")))
                    .tenant("acme")
                    .links(new Links("corr-1", "cause-1", "batch-1"))
                    .severity(Severity.MEDIUM)
                    .metadata("channel", "Desk Nine")
                    .metadata("floor", "3")
                    .change(Change.set("status", "paid", "refunded"))
                    .change(
                            new Change(
                                    "owner",
                                    ChangeOp.SET,
                                    new ChangeValue(ChangeValue.Kind.STRING, "7", "Berta", 0),
                                    ChangeValue.of(ChangeValue.Kind.NULL, ""),
                                    FieldClass.PUBLIC))
                    .change(
                            new Change(
                                    "body",
                                    ChangeOp.ADD,
                                    null,
                                    new ChangeValue(
                                            ChangeValue.Kind.DIGEST, "ab".repeat(32), null, 9_000),
                                    FieldClass.PUBLIC))
                    .evidence(new Evidence("cd".repeat(32), 1, "image/png", "Foto.png", null, null))
                    .build();

    private static Arguments yes(String name, UnaryOperator<EventQueryBuilder> narrow) {
        return Arguments.of(name, narrow, true);
    }

    private static Arguments no(String name, UnaryOperator<EventQueryBuilder> narrow) {
        return Arguments.of(name, narrow, false);
    }

    static Stream<Arguments> kinds() {
        return Stream.of(
                yes("nothing", q -> q),
                yes("actor", q -> q.actor("u-1")),
                yes("on behalf of", q -> q.actor("x", "u-2")),
                no("other actor", q -> q.actor("u-3", "u")),
                yes("type", q -> q.type("x", "billing.invoice.refunded")),
                no("other type", q -> q.type("billing.invoice")),
                yes("family", q -> q.type("billing.*")),
                yes("narrow family", q -> q.type("billing.invoice.*")),
                no("family of itself", q -> q.type("billing.invoice.refunded.*")),
                no("family by half a word", q -> q.type("bill.*")),
                no("star without a dot", q -> q.type("billing*")),
                yes("verb", q -> q.verb(Verb.READ, Verb.UPDATE)),
                no("other verb", q -> q.verb(Verb.READ)),
                yes("outcome", q -> q.outcome(Outcome.DENIED)),
                no("other outcome", q -> q.outcome(Outcome.FAILURE, Outcome.SUCCESS)),
                yes("tenant", q -> q.tenant("acme")),
                no("other tenant", q -> q.tenant("ACME")),
                yes("severity", q -> q.minSeverity(Severity.MEDIUM)),
                yes("lower severity", q -> q.minSeverity(Severity.INFO)),
                no("higher severity", q -> q.minSeverity(Severity.HIGH)),
                yes("from then", q -> q.occurredFrom(SampleEvents.TIME)),
                no("from later", q -> q.occurredFrom(SampleEvents.TIME.plusNanos(1_000))),
                no("to then", q -> q.occurredTo(SampleEvents.TIME)),
                yes("to later", q -> q.occurredTo(SampleEvents.TIME.plusNanos(1_000))));
    }

    static Stream<Arguments> parts() {
        return Stream.of(
                yes("target", q -> q.target("invoice", "inv-1")),
                yes("target type", q -> q.targetType("customer")),
                yes("target id", q -> q.targetId("c-9")),
                no("type and id of two targets", q -> q.target("invoice", "c-9")),
                no("other target", q -> q.targetId("c")),
                yes("correlation", q -> q.correlationId("corr-1")),
                no("other correlation", q -> q.correlationId("batch-1")),
                yes("batch", q -> q.batchId("batch-1")),
                no("other batch", q -> q.batchId("corr-1")),
                yes("path", q -> q.changedPath("status")),
                no("other path", q -> q.changedPath("stat")),
                yes("old value", q -> q.oldValue("paid")),
                yes("new value", q -> q.newValue("refunded")),
                no("old as new", q -> q.newValue("paid")),
                yes("one whole change", q -> q.changedPath("status").oldValue("paid")),
                no("parts of two changes", q -> q.changedPath("owner").newValue("refunded")),
                no("values of two changes", q -> q.oldValue("7").newValue("refunded")),
                yes("null is an empty text", q -> q.changedPath("owner").newValue("")),
                no("no old side", q -> q.changedPath("body").oldValue("")),
                yes("digest as a value", q -> q.newValue("ab".repeat(32))),
                yes("metadata", q -> q.metadata(Map.of("floor", "3"))),
                yes("all metadata", q -> q.metadata(Map.of("floor", "3", "channel", "Desk Nine"))),
                no("some metadata", q -> q.metadata(Map.of("floor", "3", "channel", "x"))),
                yes("evidence", q -> q.evidenceSha256("cd".repeat(32))),
                no("other evidence", q -> q.evidenceSha256("ab".repeat(32))));
    }

    static Stream<Arguments> words() {
        return Stream.of(
                yes("reason", q -> q.text("退款")),
                yes("one character", q -> q.text("款")),
                no("characters that are no neighbours", q -> q.text("客退")),
                yes("actor's name", q -> q.text("LEE ann")),
                yes("principal's name", q -> q.text("王五")),
                yes("target's name", q -> q.text("rechnung")),
                yes("detail", q -> q.text("limit")),
                yes("argument", q -> q.text("eur")),
                yes("metadata value", q -> q.text("nine")),
                yes("changed value", q -> q.text("refunded")),
                yes("label", q -> q.text("berta")),
                yes("evidence's name", q -> q.text("foto")),
                yes("words of different fields", q -> q.text("退款 foto,nine")),
                no("one word too many", q -> q.text("退款 foto ten")),
                no("half a word", q -> q.text("refund")),
                no("a key", q -> q.text("channel")),
                no("an id", q -> q.text("inv")),
                no("a digest", q -> q.text("ab".repeat(32))),
                yes("no word", q -> q.text("  -- ")),
                no("all together, one wrong", q -> q.text("退款").tenant("x")));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource({"kinds", "parts", "words"})
    void matches(String name, UnaryOperator<EventQueryBuilder> narrow, boolean wanted) {
        EventQuery query = narrow.apply(EventQuery.of(LogId.of("any"))).build();
        assertThat(EventMatcher.of(query).test(EVENT)).isEqualTo(wanted);
    }

    @Test
    void aBareEventIsFoundByNothingItDoesNotSay() {
        AuditEvent bare = SampleEvents.plain().build();
        Stream.of(parts(), words())
                .flatMap(rows -> rows)
                .filter(row -> !List.of("target", "no word").contains(row.get()[0]))
                .filter(row -> (boolean) row.get()[2])
                .forEach(row -> assertThat(finds(row, bare)).as("%s", row.get()[0]).isFalse());
    }

    @SuppressWarnings("unchecked")
    private static boolean finds(Arguments row, AuditEvent event) {
        UnaryOperator<EventQueryBuilder> narrow = (UnaryOperator<EventQueryBuilder>) row.get()[1];
        return EventMatcher.of(narrow.apply(EventQuery.of(LogId.of("any"))).build()).test(event);
    }
}
