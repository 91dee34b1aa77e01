package io.worklog.benchmarks.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A ratio that is watched: ours divided by a peer's in one run, or ours alone divided by a fixed
 * number.
 *
 * @param id never changes, so that the baseline finds it
 * @param en what it is, in English
 * @param zh what it is, in Chinese
 * @param ours the dividend
 * @param peer the divisor; absent where it is {@code per}
 * @param per a fixed divisor
 * @param atLeast whether more is better
 * @param goal what is to be reached; NaN where it is only watched
 * @param why what the profile says about a goal that is hard to reach, in English and Chinese
 */
record Goal(
        String id,
        String en,
        String zh,
        Figure ours,
        Optional<Figure> peer,
        double per,
        boolean atLeast,
        double goal,
        Optional<Why> why) {
    /** What a profile says. */
    record Why(String en, String zh) {
        static Why of(JsonNode node) {
            return new Why(node.get("en").asString(), node.get("zh").asString());
        }
    }

    /** Reads the list of goals that is in the jar. */
    static List<Goal> all() throws IOException {
        try (InputStream in = Goal.class.getResourceAsStream("goals.json")) {
            return parse(
                    new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** Reads a list. */
    static List<Goal> parse(String json) {
        List<Goal> goals = new ArrayList<>();
        for (JsonNode node : JsonMapper.shared().readTree(json)) {
            goals.add(of(node));
        }
        return goals;
    }

    private static Goal of(JsonNode node) {
        boolean atLeast = !node.has("atMost");
        return new Goal(
                node.get("id").asString(),
                node.get("en").asString(),
                node.get("zh").asString(),
                Figure.of(node.get("ours")),
                node.has("peer") ? Optional.of(Figure.of(node.get("peer"))) : Optional.empty(),
                node.path("per").asDouble(1),
                atLeast,
                node.path(atLeast ? "atLeast" : "atMost").asDouble(Double.NaN),
                node.has("why") ? Optional.of(Why.of(node.get("why"))) : Optional.empty());
    }

    /** Whether a ratio is as good as it has to be; so is any where nothing has to be reached. */
    boolean isReachedBy(double ratio) {
        return Double.isNaN(goal) || (atLeast ? ratio >= goal : ratio <= goal);
    }

    /** The ratio in a run; nothing where a part of it was not measured. */
    Optional<Ratio> in(Results results) {
        Optional<Result> mine = results.find(ours);
        if (mine.isEmpty()) {
            return Optional.empty();
        }
        List<Double> dividend = mine.get().figures(ours.metric());
        if (peer.isEmpty()) {
            return Optional.of(new Ratio(id, dividend.stream().map(v -> v / per).toList()));
        }
        return results.find(peer.get())
                .map(r -> Ratio.of(id, dividend, r.figures(peer.get().metric())));
    }
}
