package io.worklog.diff;

import static io.worklog.diff.ObjectDiffTest.box;
import static io.worklog.diff.ObjectDiffTest.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.diff.ObjectDiffTest.Line;
import io.worklog.diff.ObjectDiffTest.Tag;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DiffRulesTest {
    @Test
    void nullAndEmptyAreOneWhereThatIsTheRule() {
        ObjectDiff diff = ObjectDiff.builder().nullEqualsEmpty().build();
        assertThat(told(diff, box(null), box(""))).isEmpty();
        assertThat(told(diff, box(null), box(List.of()))).isEmpty();
        assertThat(told(diff, box(Map.of()), box(""))).isEmpty();
        assertThat(told(diff, Map.of(), Map.of("k", ""))).isEmpty();
        assertThat(told(diff, Map.of("k", ""), Map.of("k", "x")))
                .containsExactly("k SET '' -> 'x'");
        assertThat(told(diff, Set.of(new Tag("", null)), Set.of(new Tag(null, null)))).isEmpty();
    }

    @Test
    void scaleCountsWhereThatIsTheRule() {
        ObjectDiff diff = ObjectDiff.builder().exactScale().build();
        assertThat(told(diff, box(new BigDecimal("10.0")), box(new BigDecimal("10.00"))))
                .containsExactly("content SET 10.0 -> 10.00");
        assertThat(told(diff, Set.of(new BigDecimal("1.0")), Set.of(new BigDecimal("1.00"))))
                .hasSize(2);
        assertThat(
                        told(
                                ObjectDiff.standard(),
                                Set.of(new BigDecimal("1.0")),
                                Set.of(new BigDecimal("1.00"))))
                .isEmpty();
    }

    @Test
    void orderOfListsDoesNotCountWhereThatIsTheRule() {
        ObjectDiff diff = ObjectDiff.builder().ignoreListOrder().build();
        assertThat(told(diff, List.of("x", "y", "x"), List.of("y", "x", "x"))).isEmpty();
        assertThat(told(diff, List.of("x", "x"), List.of("x")))
                .containsExactly("[] REMOVE 'x' -> -");
        assertThat(
                        told(
                                diff,
                                List.of(new Line("a", 1), new Line("b", 1)),
                                List.of(new Line("b", 1), new Line("a", 2))))
                .containsExactly("[a].quantity SET 1 -> 2");
    }

    @Test
    void anotherPropertyMayBeTheIdentity() {
        ObjectDiff diff = ObjectDiff.builder().identityProperties("name").build();
        assertThat(told(diff, List.of(new Tag("x", 1)), List.of(new Tag("x", 2))))
                .containsExactly("[x].weight SET 1 -> 2");
        assertThat(told(diff, List.of(new Line("a", 1)), List.of(new Line("a", 2))))
                .containsExactly("[#0].quantity SET 1 -> 2");
    }

    record Money(BigDecimal amount, String currency) {}

    @Test
    void aClassMayBeOneValueWithItsOwnTextAndSameness() {
        ObjectDiff diff =
                ObjectDiff.builder()
                        .value(Money.class, m -> m.amount() + " " + m.currency())
                        .sameWhen(
                                Money.class,
                                (a, b) ->
                                        a.amount().compareTo(b.amount()) == 0
                                                && a.currency().equalsIgnoreCase(b.currency()))
                        .build();
        Money ten = new Money(BigDecimal.TEN, "EUR");
        Money same = new Money(new BigDecimal("10.0"), "eur");
        Money nine = new Money(new BigDecimal("9"), "EUR");
        assertThat(told(diff, box(ten), box(same))).isEmpty();
        assertThat(told(diff, Set.of(ten), Set.of(same))).isEmpty();
        assertThat(told(diff, List.of(ten), List.of(same))).isEmpty();
        assertThat(told(diff, box(ten), box(nine)))
                .containsExactly("content SET '10 EUR' -> '9 EUR'");
        assertThat(told(diff, Set.of(ten), Set.of(nine)))
                .containsExactly("[] REMOVE '10 EUR' -> -", "[] ADD - -> '9 EUR'");
    }
}
