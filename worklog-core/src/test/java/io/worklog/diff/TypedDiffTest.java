package io.worklog.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.catalog.EventType;
import io.worklog.event.Change;
import io.worklog.event.ChangeValue;
import io.worklog.event.ChangeValue.Kind;
import io.worklog.event.FieldClass;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TypedDiffTest {
    record Line(String sku, int quantity) {}

    record Card(String number, String holder) {}

    record Order(String status, String customerName, Card card, List<Line> lines) {}

    private static final EventType<Order> CHANGED =
            EventType.of("shop.order.changed", Order.class)
                    .personal("customerName", "card.holder")
                    .secret("number")
                    .label("status", Map.of("1", "open", "2", "shipped"))
                    .identity(Line.class, Line::sku);

    private final ObjectDiff diff = ObjectDiff.standard();

    private static Order order(String status, String customer, String number, Line... lines) {
        return new Order(status, customer, new Card(number, "h-" + customer), List.of(lines));
    }

    @Test
    void valuesCarryTheirClassAndSecretsAreGoneAlready() {
        List<Change> changes =
                diff.changes(CHANGED, order("1", "Ann", "4111"), order("1", "Bea", "5500"));
        assertThat(changes)
                .containsExactly(
                        new Change(
                                "customerName",
                                io.worklog.event.ChangeOp.SET,
                                ChangeValue.string("Ann"),
                                ChangeValue.string("Bea"),
                                FieldClass.PERSONAL),
                        new Change(
                                "card.number",
                                io.worklog.event.ChangeOp.SET,
                                ChangeValue.of(Kind.MASKED, ""),
                                ChangeValue.of(Kind.MASKED, ""),
                                FieldClass.SECRET),
                        new Change(
                                "card.holder",
                                io.worklog.event.ChangeOp.SET,
                                ChangeValue.string("h-Ann"),
                                ChangeValue.string("h-Bea"),
                                FieldClass.PERSONAL));
        assertThat(changes.toString()).doesNotContain("4111", "5500");
    }

    @Test
    void labelsAreFrozenBesideCodes() {
        List<Change> changes = diff.changes(CHANGED, order("1", "a", "1"), order("3", "a", "1"));
        assertThat(changes).hasSize(1);
        assertThat(changes.get(0).oldValue())
                .isEqualTo(new ChangeValue(Kind.STRING, "1", "open", 0));
        assertThat(changes.get(0).newValue()).isEqualTo(ChangeValue.string("3"));
    }

    @Test
    void aSecretIsNeverShownToALabel() {
        EventType<Object> type =
                EventType.named("a.b")
                        .secret("pin")
                        .label(
                                "pin",
                                value -> {
                                    throw new AssertionError("asked for " + value);
                                });
        assertThat(diff.changes(type, Map.of("pin", "1"), Map.of("pin", "2"))).hasSize(1);
    }

    @Test
    void anIdentityOfTheTypeTellsElementsApart() {
        assertThat(
                        diff.changes(
                                CHANGED,
                                order("1", "a", "1", new Line("x", 1), new Line("y", 1)),
                                order("1", "a", "1", new Line("y", 2), new Line("x", 1))))
                .extracting(ObjectDiffTest::told)
                .containsExactly("lines[y].quantity SET 1 -> 2", "lines[y] MOVE 1 -> 0");
    }

    @Test
    void anIdentityThatIsNotPublicNeverStandsInAPath() {
        EventType<Order> type = CHANGED.personal("sku");
        List<Change> changes =
                diff.changes(
                        type,
                        order("1", "a", "1", new Line("ann@example.org", 1)),
                        order("1", "a", "1", new Line("ann@example.org", 2), new Line("b", 1)));
        assertThat(changes).isNotEmpty();
        assertThat(changes).noneMatch(change -> change.path().contains("ann@example.org"));
        assertThat(changes).extracting(Change::path).contains("lines[#0].quantity");
    }

    @Test
    void identitiesWithinAPropertyThatIsNotPublicNeverStandInAPath() {
        EventType<Object> type =
                EventType.named("a.b")
                        .personal("lines")
                        .identity(Line.class, line -> "key of " + line.sku());
        List<Change> changes =
                diff.changes(
                        type,
                        Map.of("lines", List.of(new Line("ann", 1))),
                        Map.of("lines", List.of(new Line("ann", 2))));
        assertThat(changes).extracting(Change::path).containsExactly("lines[#0].quantity");
    }

    @Test
    void keysOfAMapThatIsNotPublicNeverStandInAPath() {
        EventType<Object> personal = EventType.named("a.b").personal("contacts");
        List<Change> changes =
                diff.changes(
                        personal,
                        Map.of("contacts", Map.of("ann@example.org", 1, "same", 1)),
                        Map.of("contacts", Map.of("bea@example.org", 1, "same", 1)));
        assertThat(changes).hasSize(2);
        assertThat(changes).allMatch(change -> change.path().equals("contacts[]"));
        assertThat(changes).allMatch(change -> change.fieldClass() == FieldClass.PERSONAL);
        EventType<Object> secret = EventType.named("a.b").secret("contacts");
        String told =
                diff.changes(secret, Map.of(), Map.of("contacts", Map.of("ann", "bea"))).toString();
        assertThat(told).doesNotContain("ann", "bea").contains("MASKED");
    }

    @Test
    void aSecretWithinAnElementThatIsToldAsAWholeIsMaskedThere() {
        EventType<Object> type = EventType.named("a.b").secret("number").personal("holder");
        List<Change> changes =
                diff.changes(
                        type,
                        Map.of("cards", Set.of()),
                        Map.of("cards", Set.of(new Card("4111", "Ann"))));
        assertThat(changes).hasSize(1);
        assertThat(changes.get(0).fieldClass()).isEqualTo(FieldClass.PERSONAL);
        assertThat(changes.get(0).newValue())
                .isEqualTo(ChangeValue.of(Kind.JSON, "{\"holder\":\"Ann\",\"number\":\"***\"}"));
    }

    @Test
    void aListWithoutOrderIsDeclaredByItsName() {
        EventType<Object> type = EventType.named("a.b").unordered("tags");
        assertThat(diff.changes(type, Map.of("tags", List.of(1, 2)), Map.of("tags", List.of(2, 1))))
                .isEmpty();
        assertThat(diff.changes(type, Map.of("list", List.of(1, 2)), Map.of("list", List.of(2, 1))))
                .isNotEmpty();
    }
}
