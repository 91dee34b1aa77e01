package io.worklog.server.ops;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The straight line through samples of days, by least squares.
 *
 * @param perDay growth of a day
 */
record Trend(double perDay) {
    /** Days with a sample below which no line is drawn. */
    static final int FEWEST = 5;

    private static final long FARTHEST_DAYS = 3_650;

    /**
     * A figure of a day.
     *
     * @param day the day
     * @param value the figure
     */
    record Point(LocalDate day, double value) {}

    /** Nothing where there are too few samples, or all of one day. */
    static Optional<Trend> of(List<Point> points) {
        if (points.size() < FEWEST) {
            return Optional.empty();
        }
        double middle = points.stream().mapToDouble(p -> p.day().toEpochDay()).average().orElse(0);
        double mean = points.stream().mapToDouble(Point::value).average().orElse(0);
        double spread = 0;
        double together = 0;
        for (Point point : points) {
            double days = point.day().toEpochDay() - middle;
            spread += days * days;
            together += days * (point.value() - mean);
        }
        return spread == 0 ? Optional.empty() : Optional.of(new Trend(together / spread));
    }

    /** The day on which so much more is there; nothing if never, or not within ten years. */
    Optional<LocalDate> grownBy(double more, LocalDate today) {
        if (perDay <= 0) {
            return Optional.empty();
        }
        double days = more / perDay;
        return days > FARTHEST_DAYS
                ? Optional.empty()
                : Optional.of(today.plusDays((long) Math.floor(days)));
    }
}
