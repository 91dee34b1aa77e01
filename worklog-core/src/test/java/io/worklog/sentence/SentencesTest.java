package io.worklog.sentence;

import static io.worklog.sentence.SentenceTestSupport.AT;
import static io.worklog.sentence.SentenceTestSupport.event;
import static io.worklog.sentence.SentenceTestSupport.refund;
import static io.worklog.sentence.SentenceTestSupport.telling;
import static io.worklog.sentence.SentenceTestSupport.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.catalog.EventType;
import io.worklog.catalog.WorklogTypes;
import io.worklog.event.Actor;
import io.worklog.event.AuditEvent;
import io.worklog.event.Change;
import io.worklog.event.ChangeOp;
import io.worklog.event.ChangeValue;
import io.worklog.event.ChangeValue.Kind;
import io.worklog.event.FieldClass;
import io.worklog.event.Message;
import io.worklog.event.Outcome;
import io.worklog.event.Target;
import io.worklog.event.Verb;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SentencesTest {
    private static final Locale ZH_CN = Locale.SIMPLIFIED_CHINESE;

    private final Sentences own = Sentences.builtIn();

    @Test
    void aTextIsFilledWithArgumentsAndWithWhatTheEventSays() {
        AuditEvent event =
                refund(Map.of("amount", "1234567.50"))
                        .reason("charged twice")
                        .change(Change.set("status", "paid", "refunded"))
                        .build();
        Sentences sentences =
                telling(
                        "billing.refund = {actor} refunded {amount,number} for {target}: {reason}"
                                + " [{changes}; {changes.count}"
                                + " {changes.count,plural,change,changes}]");
        assertThat(sentences.of(event, Locale.ENGLISH))
                .isEqualTo(
                        "Alice (u-1) refunded 1,234,567.50 for order Order 3: charged twice"
                                + " [status: paid → refunded; 1 change]");
        assertThat(sentences.of(event, Locale.GERMANY)).contains("1.234.567,50");
    }

    @Test
    void theNearestLanguageTellsIt() {
        TextBundle texts =
                TextBundle.builder()
                        .add(Locale.ROOT, "general", utf8("billing.refund = general\nonly = g"))
                        .add(Locale.CHINESE, "zh", utf8("billing.refund = {actor} 退款"))
                        .add(ZH_CN, "zh_CN", utf8("other = x"))
                        .build();
        Sentences sentences = Sentences.of(List.of(texts), ZoneOffset.UTC);
        AuditEvent event = refund(Map.of()).build();
        assertThat(sentences.of(event, ZH_CN)).isEqualTo("Alice（u-1） 退款");
        assertThat(sentences.of(event, Locale.FRANCE)).isEqualTo("general");
        AuditEvent only = event("a.b").message(new Message("only", Map.of())).build();
        assertThat(sentences.of(only, ZH_CN)).isEqualTo("g");
    }

    @Test
    void theNameOfTheTypeIsTheKeyOfLastResort() {
        Sentences sentences =
                telling("billing.invoice.refunded = by type\nbilling.refund = by key");
        assertThat(sentences.of(event("billing.invoice.refunded").build(), Locale.ENGLISH))
                .isEqualTo("by type");
        assertThat(sentences.of(refund(Map.of()).build(), Locale.ENGLISH)).isEqualTo("by key");
        Sentences without = telling("billing.invoice.refunded = by type");
        assertThat(without.of(refund(Map.of()).build(), Locale.ENGLISH)).isEqualTo("by type");
    }

    @Test
    void eachOutcomeHasItsText() {
        Sentences sentences =
                telling(
                        """
                        billing.refund = {actor} refunded {target}
                        billing.refund.failure = {actor} could not refund {target}: {outcomeDetail}
                        """);
        AuditEvent failed =
                refund(Map.of()).outcome(Outcome.FAILURE).outcomeDetail("no funds").build();
        assertThat(sentences.of(failed, Locale.ENGLISH))
                .isEqualTo("Alice (u-1) could not refund order Order 3: no funds");
        AuditEvent denied = refund(Map.of()).outcome(Outcome.DENIED).build();
        assertThat(sentences.of(denied, Locale.ENGLISH))
                .isEqualTo("Denied: Alice (u-1) refunded order Order 3");
        assertThat(sentences.of(denied, ZH_CN)).startsWith("被拒绝：Alice");
    }

    @Test
    void anEventWithoutATextIsToldByVerbAndTarget() {
        AuditEvent event =
                event("crm.customer.updated")
                        .verb(Verb.UPDATE)
                        .change(Change.set("city", "Paris", "Lyon"))
                        .build();
        assertThat(own.of(event, Locale.ENGLISH))
                .isEqualTo("Alice (u-1) changed order Order 3 (city: Paris → Lyon)");
        assertThat(own.of(event, ZH_CN))
                .isEqualTo("Alice（u-1） 修改了order“Order 3”（city：Paris → Lyon）");
        AuditEvent denied = event("x.y").outcome(Outcome.DENIED).verb(Verb.DELETE).build();
        assertThat(own.of(denied, Locale.ENGLISH))
                .isEqualTo("Alice (u-1) was not allowed to delete order Order 3");
    }

    @Test
    void everyTypeOfOurOwnIsToldInBothLanguages() {
        for (EventType<?> type : WorklogTypes.all()) {
            AuditEvent event =
                    event(type.name())
                            .targets(List.of(Target.of("log", "orders")))
                            .reason("because")
                            .message(new Message(type.messageKey().orElseThrow(), Map.of()))
                            .build();
            assertThat(own.of(event, Locale.ENGLISH))
                    .as(type.name())
                    .startsWith("Alice (u-1) ")
                    .doesNotContain("–", "did worklog");
            assertThat(own.of(event, ZH_CN)).as(type.name()).containsPattern("\\p{IsHan}");
        }
    }

    @ParameterizedTest
    @EnumSource(Verb.class)
    void everyVerbAndOutcomeIsTold(Verb verb) {
        for (Outcome outcome : Outcome.values()) {
            AuditEvent event = event("a.b").verb(verb).outcome(outcome).build();
            assertThat(own.of(event, Locale.ENGLISH)).contains("Alice (u-1)").doesNotContain("–");
            assertThat(own.of(event, ZH_CN))
                    .contains("order“Order 3”")
                    .containsPattern("\\p{IsHan}");
        }
    }

    @Test
    void whatIsNotThereShowsAsADash() {
        Sentences sentences = telling("billing.refund = {nobody} {amount,number} {onBehalfOf}.");
        assertThat(sentences.of(refund(Map.of()).build(), Locale.ENGLISH)).isEqualTo("– – –.");
    }

    @Test
    void valuesAreToldByTheLabelsThatWereFrozen() {
        ChangeValue before = new ChangeValue(Kind.INTEGER, "7", "Finance", 0);
        ChangeValue after = new ChangeValue(Kind.INTEGER, "9", "Sales", 0);
        AuditEvent event =
                refund(Map.of())
                        .change(new Change("dept", ChangeOp.SET, before, after, FieldClass.PUBLIC))
                        .build();
        Sentences sentences =
                telling(
                        "billing.refund = {old.dept} | {new.dept} | {change.dept}\n"
                                + "property.dept = department");
        assertThat(sentences.of(event, Locale.ENGLISH))
                .isEqualTo("Finance | Sales | department: Finance → Sales");
    }

    @Test
    void changesAreToldByTheirKind() {
        AuditEvent event =
                event("a.b")
                        .change(
                                change(
                                        "a",
                                        ChangeOp.ADD,
                                        null,
                                        ChangeValue.of(Kind.BOOLEAN, "true")))
                        .change(change("b", ChangeOp.REMOVE, ChangeValue.of(Kind.NULL, ""), null))
                        .change(change("c", ChangeOp.MOVE, null, null))
                        .change(change("d", ChangeOp.SET, null, null))
                        .build();
        assertThat(own.changes(event, Locale.ENGLISH))
                .isEqualTo("+ a: yes; − b: nothing; ↕ c; 1 more");
        assertThat(own.changes(event, ZH_CN)).isEqualTo("新增 a：是；移除 b：空；移动 c；另有 1 项");
        assertThat(own.change(event, event.changes().get(3), Locale.ENGLISH)).isEqualTo("d");
        ChangeValue digest = ChangeValue.digestOf("x".repeat(5_000), null);
        Change large = change("e", ChangeOp.SET, ChangeValue.of(Kind.MASKED, ""), digest);
        assertThat(own.change(event, large, Locale.ENGLISH))
                .isEqualTo("e: *** → a value of 5,000 bytes");
    }

    private static Change change(
            String path,
            ChangeOp op,
            @org.jspecify.annotations.Nullable ChangeValue before,
            @org.jspecify.annotations.Nullable ChangeValue after) {
        return new Change(path, op, before, after, FieldClass.PUBLIC);
    }

    @Test
    void aPropertyOfAListElementHasTheNameOfTheProperty() {
        AuditEvent event =
                event("shop.order.changed")
                        .change(Change.set("lines[a\\]b].quantity", "1", "2"))
                        .build();
        Sentences sentences = telling("shop.order.changed.property.lines.quantity = quantity");
        assertThat(sentences.changes(event, Locale.ENGLISH)).isEqualTo("quantity: 1 → 2");
        assertThat(own.changes(event, Locale.ENGLISH)).isEqualTo("lines[a\\]b].quantity: 1 → 2");
    }

    @Test
    void aPropertyWhoseNameIsInBracketsHasItsText() {
        AuditEvent event =
                event("project.member.changed")
                        .change(Change.set("[roles.OWNER]", "no", "yes"))
                        .build();
        Sentences sentences = telling("project.member.changed.property.roles.OWNER = owner");
        assertThat(sentences.changes(event, Locale.ENGLISH)).isEqualTo("owner: no → yes");
        assertThat(own.changes(event, Locale.ENGLISH)).isEqualTo("[roles.OWNER]: no → yes");
    }

    @Test
    void aHostMayTellPeopleByTheirNamesAlone() {
        Sentences names = telling("worklog.actor.named = {name}");
        Actor actor = Actor.user("root", "Root").actingFor(Actor.user("u-1", "Alice"));
        assertThat(names.actor(actor, Locale.ENGLISH)).isEqualTo("Root on behalf of Alice");
        assertThat(names.actor(Actor.user("u-2"), Locale.ENGLISH)).isEqualTo("u-2");
        assertThat(names.of(refund(Map.of()).build(), Locale.ENGLISH)).startsWith("Alice ");
    }

    @Test
    void timesAreThoseOfTheReader() {
        Sentences shanghai =
                Sentences.of(
                        List.of(
                                SentenceTestSupport.english(
                                        "billing.refund = {time} | {due,date}")),
                        ZoneId.of("Asia/Shanghai"));
        AuditEvent event = refund(Map.of("due", "2026-12-24")).occurredAt(AT).build();
        assertThat(shanghai.of(event, ZH_CN)).contains("16:00:03").contains("2026年12月24日");
        assertThat(shanghai.of(event, Locale.ENGLISH)).contains("4:00:03").contains("Dec 24, 2026");
    }

    @Test
    void whoActedForWhomIsTold() {
        Actor actor = Actor.user("root", "Root").actingFor(Actor.user("u-1", "Alice"));
        assertThat(own.actor(actor, Locale.ENGLISH))
                .isEqualTo("Root (root) on behalf of Alice (u-1)");
        assertThat(own.actor(Actor.system(), ZH_CN)).isEqualTo("系统");
    }

    @Test
    void manyTargetsAreCounted() {
        List<Target> five =
                List.of("1", "2", "3", "4", "5").stream()
                        .map(id -> Target.of("order", id))
                        .toList();
        AuditEvent event = event("a.b").verb(Verb.READ).targets(five).build();
        assertThat(own.of(event, Locale.ENGLISH))
                .isEqualTo("Alice (u-1) read order 1 and order 2 and order 3 and 2 more");
    }
}
