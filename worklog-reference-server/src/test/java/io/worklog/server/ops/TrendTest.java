package io.worklog.server.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.server.ops.Trend.Point;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The line through samples: right where it can be, silent where it cannot. */
class TrendTest {
    private static final LocalDate DAY = LocalDate.parse("2026-11-01");

    @Test
    void aStraightLineIsFoundExactly() {
        Trend trend = Trend.of(line(10, 7)).orElseThrow();
        assertThat(trend.perDay()).isEqualTo(7);
        assertThat(trend.grownBy(70, DAY)).contains(DAY.plusDays(10));
        assertThat(trend.grownBy(0, DAY)).contains(DAY);
    }

    @Test
    void daysWithoutASampleDoNotBendIt() {
        List<Point> some = List.of(at(0, 0), at(1, 5), at(10, 50), at(11, 55), at(30, 150));
        assertThat(Trend.of(some).orElseThrow().perDay()).isEqualTo(5);
    }

    @Test
    void tooFewSamplesGiveNoLine() {
        assertThat(Trend.of(line(Trend.FEWEST - 1, 7))).isEmpty();
        assertThat(Trend.of(List.of())).isEmpty();
        assertThat(Trend.of(line(Trend.FEWEST, 7))).isPresent();
    }

    @Test
    void whatDoesNotGrowIsNeverFull() {
        assertThat(Trend.of(line(9, 0)).orElseThrow().grownBy(1, DAY)).isEmpty();
        assertThat(Trend.of(line(9, -3)).orElseThrow().grownBy(1, DAY)).isEmpty();
        assertThat(Trend.of(line(9, 1)).orElseThrow().grownBy(4_000, DAY)).isEmpty();
    }

    private static List<Point> line(int days, double perDay) {
        return IntStream.range(0, days).mapToObj(day -> at(day, 100 + day * perDay)).toList();
    }

    private static Point at(int day, double value) {
        return new Point(DAY.plusDays(day), value);
    }
}
