package io.worklog.spring.logged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.context.WorklogContext;
import io.worklog.error.RejectedEventException;
import io.worklog.event.Actor;
import io.worklog.event.AuditEvent;
import io.worklog.event.Outcome;
import io.worklog.event.Target;
import io.worklog.spring.Logged;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.annotation.AliasFor;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** What a call records, by how it ends and what its annotation says. */
class CallsTest {
    private static final Started APP =
            Started.with(
                    new String[] {
                        "worklog.logged.allowed-beans=orders",
                        "worklog.logged.safe-exceptions="
                                + "io.worklog.spring.logged.CallsTest$OutOfStock"
                    },
                    Orders.class,
                    Outer.class,
                    Impl.class,
                    StringStore.class);

    /** An exception whose message the host calls safe. */
    static class OutOfStock extends RuntimeException {
        OutOfStock(String message) {
            super(message);
        }
    }

    @Logged(value = "billing.invoice.paid", target = "#id")
    @Retention(RetentionPolicy.RUNTIME)
    @interface Seen {
        @AliasFor(annotation = Logged.class, attribute = "reason")
        String why() default "'looked'";
    }

    record Line(String id, int count) {}

    @Component("orders")
    static class Orders {
        @Logged(value = "billing.invoice.refunded", target = "#id")
        public String end(String id, Throwable how) throws Throwable {
            if (how != null) {
                throw how;
            }
            return "done";
        }

        @Logged(value = "billing.invoice.refunded", target = "#a", when = "#a != 'skip'")
        @Logged(value = "billing.exported", metadata = "with=#b", when = "#result != null")
        public String twice(String a, String b) {
            return b;
        }

        @Logged(
                value = "billing.invoice.paid/1",
                target = "#line.id",
                targetName = "'Line ' + #line.id",
                reason = "#result",
                tenant = "#tenant",
                key = "#line.id",
                args = {"count=#line.count", "all=#lines"},
                metadata = {"first = #lines[0].id", "sum=#line.count + 1"})
        public String full(Line line, String tenant, List<Line> lines) {
            return "because";
        }

        @Logged(
                value = "billing.invoice.refunded",
                each = "#lines",
                target = "#item.id",
                reason = "'row ' + #item.count")
        public void bulk(List<Line> lines) {}

        @Logged(
                value = "billing.invoice.refunded",
                each = "#result",
                target = "#item",
                after = "@orders.find(#item)")
        public List<String> made() {
            return List.of("a", "b");
        }

        public Invoice find(String id) {
            return new Invoice(id, "new", "");
        }

        @Logged(value = "billing.invoice.refunded", target = "#box.id")
        public void fill(Box box) {
            box.id = "filled";
        }

        @Logged(value = "billing.invoice.refunded", target = "#invoice")
        public void whole(Invoice invoice) {}

        @Logged(value = "billing.invoice.refunded", target = "#ids")
        public void several(List<String> ids) {}

        @Logged("billing.exported")
        public void bare() {}

        @Logged(value = "billing.exported", targetType = "report", target = "#id", log = "other")
        public void elsewhere(String id) {}

        @Seen
        public void seen(String id) {}

        @Logged(value = "billing.invoice.paid", target = "#id", before = "@orders.broken()")
        public void goesOn(String id) {}

        @Logged(value = "billing.invoice.refunded", target = "#id", before = "@orders.broken()")
        public void mustNotBegin(String id) {
            throw new AssertionError("it began");
        }

        public Invoice broken() {
            throw new IllegalStateException("the database is away");
        }

        @Logged(value = "billing.cancelled", target = "#id", reason = "#why")
        public void cancel(String id, String why, Runnable work) {
            work.run();
        }
    }

    /** Its id is known only afterwards. */
    static class Box {
        private String id;

        public String getId() {
            return id;
        }
    }

    static class Outer {
        private final Orders orders;

        Outer(Orders orders) {
            this.orders = orders;
        }

        @Logged("billing.exported")
        public void run() throws Throwable {
            orders.end("inner", null);
            orders.bare();
        }
    }

    interface Api<T> {
        @Logged(value = "billing.invoice.refunded", target = "#id", reason = "'by interface'")
        void change(T id);

        @Logged("billing.exported")
        default void replaced() {}
    }

    abstract static class Base<T> implements Api<T> {
        @Override
        public void change(T id) {}
    }

    @Component("impl")
    static class Impl extends Base<Long> {
        @Override
        @Logged(value = "billing.invoice.paid", target = "'own'")
        public void replaced() {}
    }

    @Component("stringStore")
    static class StringStore extends Base<String> {
        @Override
        public void change(String id) {}
    }

    @BeforeEach
    void forget() {
        APP.events();
    }

    @AfterAll
    static void close() {
        APP.close();
    }

    @Test
    void aCallThatReturnsIsASuccess() throws Throwable {
        assertThat(APP.bean(Orders.class).end("1", null)).isEqualTo("done");
        AuditEvent event = APP.event();
        assertThat(event.outcome()).isEqualTo(Outcome.SUCCESS);
        assertThat(event.outcomeDetail()).isNull();
        assertThat(event.targets()).containsExactly(Target.of("invoice", "1"));
    }

    @Test
    void anExceptionIsThrownOnAsItIsAndToldByItsClassAlone() {
        assertEnds(new IllegalArgumentException("card 4111"), Outcome.FAILURE, "");
        assertEnds(new TimeoutException("card 4111"), Outcome.FAILURE, "");
        assertEnds(new InterruptedException("card 4111"), Outcome.FAILURE, "");
        assertEnds(new StackOverflowError("card 4111"), Outcome.FAILURE, "");
        assertEnds(new SecurityException("card 4111"), Outcome.DENIED, "");
        assertEnds(new AccessDeniedException("card 4111"), Outcome.DENIED, "");
        assertEnds(new OutOfStock("sku 7"), Outcome.FAILURE, ": sku 7");
    }

    private static void assertEnds(Throwable how, Outcome outcome, String told) {
        assertThatThrownBy(() -> APP.bean(Orders.class).end("1", how)).isSameAs(how);
        AuditEvent event = APP.event();
        assertThat(event.outcome()).isEqualTo(outcome);
        assertThat(event.outcomeDetail()).isEqualTo(how.getClass().getName() + told);
    }

    @Test
    void repeatedAnnotationsAreEventsOfOneOperation() {
        APP.bean(Orders.class).twice("1", "x");
        List<AuditEvent> events = APP.events();
        assertThat(events)
                .extracting(event -> event.type().name())
                .containsExactly("billing.invoice.refunded", "billing.exported");
        assertThat(events)
                .extracting(event -> event.links().correlationId())
                .containsOnly(events.get(0).id().toString());
        assertThat(events).extracting(event -> event.links().causationId()).containsOnlyNulls();
        assertThat(events.get(1).metadata()).isEqualTo(Map.of("with", "x"));
    }

    @Test
    void aConditionDecides() {
        APP.bean(Orders.class).twice("skip", null);
        assertThat(APP.events()).isEmpty();
    }

    @Test
    void everythingAnAnnotationSaysIsInTheEvent() {
        Line line = new Line("l-1", 2);
        APP.bean(Orders.class).full(line, "acme", List.of(line));
        AuditEvent event = APP.event();
        assertThat(event.targets()).containsExactly(Target.of("invoice", "l-1", "Line l-1"));
        assertThat(event.tenant()).isEqualTo("acme");
        assertThat(event.reason()).isEqualTo("because");
        assertThat(event.idempotencyKey()).isEqualTo("l-1");
        assertThat(event.message().args()).containsEntry("count", "2");
        assertThat(event.metadata())
                .containsEntry("first", "l-1")
                .containsEntry("sum", "3")
                .containsEntry(Notes.UNREAD, "args[all]: java.lang.IllegalArgumentException");
        APP.bean(Orders.class).full(line, "acme", List.of(line));
        assertThat(APP.events()).as("the same key").isEmpty();
    }

    @Test
    void aBulkOperationIsAParentWithAChildForEachElement() {
        APP.bean(Orders.class).bulk(List.of(new Line("a", 1), new Line("b", 2)));
        List<AuditEvent> events = APP.events();
        assertThat(events).hasSize(3);
        AuditEvent parent = events.get(0);
        assertThat(parent.type().name()).isEqualTo("worklog.batch");
        assertThat(parent.metadata()).containsEntry("rows", "2");
        assertThat(events.subList(1, 3))
                .extracting(event -> event.targets().get(0).id() + event.reason())
                .containsExactly("arow 1", "brow 2");
        assertThat(events.subList(1, 3))
                .extracting(event -> event.links().batchId())
                .containsOnly(parent.id().toString());
    }

    @Test
    void theElementsMayBeTheResult() {
        APP.bean(Orders.class).made();
        List<AuditEvent> events = APP.events();
        assertThat(events)
                .extracting(event -> event.targets().get(0).id())
                .containsExactly("billing.invoice.refunded", "a", "b");
        assertThat(events.get(2).changes()).isNotEmpty();
    }

    @Test
    void whatIsRecordedWithinACallNamesItAsItsCause() throws Throwable {
        APP.bean(Outer.class).run();
        List<AuditEvent> events = APP.events();
        AuditEvent outer = events.get(2);
        assertThat(events.subList(0, 2))
                .extracting(event -> event.links().causationId())
                .containsOnly(outer.id().toString());
        assertThat(events)
                .extracting(event -> event.links().correlationId())
                .containsOnly(outer.id().toString());
        assertThat(outer.links().causationId()).isNull();
        assertThat(WorklogContext.current()).isEqualTo(WorklogContext.empty());
    }

    @Test
    void theCallersContextIsKept() {
        WorklogContext context =
                WorklogContext.with(Actor.user("u-1"), "acme").withCorrelation("op-1");
        context.run(() -> APP.bean(Orders.class).bare());
        AuditEvent event = APP.event();
        assertThat(event.actor().id()).isEqualTo("u-1");
        assertThat(event.tenant()).isEqualTo("acme");
        assertThat(event.links().correlationId()).isEqualTo("op-1");
        assertThat(event.targets()).containsExactly(Target.of("method", "Orders.bare"));
    }

    @Test
    void anIdThatIsKnownOnlyAfterwardsIsReadAfterwards() {
        APP.bean(Orders.class).fill(new Box());
        AuditEvent event = APP.event();
        assertThat(event.targets()).containsExactly(Target.of("invoice", "filled"));
        assertThat(event.metadata()).isEmpty();
    }

    @Test
    void aTargetMayBeTheObjectOrSeveral() {
        APP.bean(Orders.class).whole(new Invoice("i-9", "", ""));
        assertThat(APP.event().targets()).containsExactly(Target.of("invoice", "i-9"));
        APP.bean(Orders.class).several(List.of("a", "b"));
        assertThat(APP.event().targets()).hasSize(2);
    }

    @Test
    void anotherLogIsUsedWhereItIsNamed() {
        APP.bean(Orders.class).elsewhere("r-1");
        assertThat(APP.events()).isEmpty();
        assertThat(APP.worklog().log("other").history("report", "r-1").events()).hasSize(1);
    }

    @Test
    void annotationsOfTheHostsOwnMayCarryIt() {
        APP.bean(Orders.class).seen("i-3");
        assertThat(APP.event().reason()).isEqualTo("looked");
    }

    @Test
    void interfacesBridgesAndGenericsPassItOn() {
        Api<Long> numbers = APP.bean("impl");
        numbers.change(7L);
        assertThat(APP.event().targets()).containsExactly(Target.of("invoice", "7"));
        Api<String> texts = APP.bean("stringStore");
        texts.change("s");
        assertThat(APP.event().reason()).isEqualTo("by interface");
        numbers.replaced();
        assertThat(APP.event().targets()).as("the nearest").contains(Target.of("invoice", "own"));
    }

    @Test
    void aStateThatCannotBeReadIsSaidWhereTheTypeGoesOn() {
        APP.bean(Orders.class).goesOn("1");
        AuditEvent event = APP.event();
        assertThat(event.outcome()).isEqualTo(Outcome.SUCCESS);
        assertThat(event.metadata().get(Notes.UNREAD)).startsWith("before: ");
    }

    @Test
    void aCallWhoseEventCouldNotTellTheStateBeforeDoesNotBeginWhereTheTypeBlocks() {
        assertThatThrownBy(() -> APP.bean(Orders.class).mustNotBegin("1"))
                .isInstanceOf(NotBegunException.class)
                .hasMessageContaining("Orders.mustNotBegin")
                .hasRootCauseMessage("the database is away");
        AuditEvent event = APP.event();
        assertThat(event.outcome()).isEqualTo(Outcome.FAILURE);
        assertThat(event.outcomeDetail()).isEqualTo(NotBegunException.class.getName());
    }

    @Test
    void aMethodIsNotCalledWithoutTheReasonItsTypeRequires() {
        AtomicInteger called = new AtomicInteger();
        for (String none : Arrays.asList(null, "", "  ")) {
            assertThatThrownBy(
                            () -> APP.bean(Orders.class).cancel("1", none, called::incrementAndGet))
                    .isInstanceOf(RejectedEventException.class)
                    .hasMessageContaining("Orders.cancel")
                    .hasMessageContaining("/reason");
        }
        assertThat(called).hasValue(0);
        assertThat(APP.events()).isEmpty();
        APP.bean(Orders.class).cancel("1", "wanted", called::incrementAndGet);
        assertThat(called).hasValue(1);
        assertThat(APP.event().reason()).isEqualTo("wanted");
    }
}
