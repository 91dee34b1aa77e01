package io.worklog.benchmarks.report;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A run as one JSON file, for other programs. */
final class Summary {
    private Summary() {}

    static String json(
            Map<String, String> machine,
            List<String> commands,
            Results results,
            List<Gate.Compared> compared) {
        ObjectNode root = JsonMapper.shared().createObjectNode();
        ObjectNode facts = root.putObject("machine");
        machine.forEach(facts::put);
        ArrayNode lines = root.putArray("commands");
        commands.forEach(lines::add);
        ArrayNode ratios = root.putArray("ratios");
        compared.forEach(c -> ratio(ratios.addObject(), c));
        ArrayNode all = root.putArray("results");
        results.all().forEach(r -> result(all.addObject(), r));
        return root.toPrettyString() + "\n";
    }

    private static void ratio(ObjectNode node, Gate.Compared c) {
        node.put("id", c.goal().id()).put("verdict", c.verdict().name());
        if (!Double.isNaN(c.goal().goal())) {
            node.put(c.goal().atLeast() ? "atLeast" : "atMost", c.goal().goal());
        }
        c.now()
                .ifPresent(r -> {
                    node.put("median", r.median()).put("spread", r.spread());
                    node.put("reached", c.goal().isReachedBy(r.median()));
                });
        c.before().ifPresent(b -> node.put("baseline", b.median()).put("band", c.band()));
    }

    private static void result(ObjectNode node, Result r) {
        node.put("benchmark", r.name()).put("mode", r.mode()).put("unit", r.unit());
        ObjectNode params = node.putObject("params");
        r.params().forEach(params::put);
        numbers(node.putArray("forks"), r.forks());
        ObjectNode others = node.putObject("others");
        r.others().forEach((name, values) -> numbers(others.putArray(name), values));
    }

    private static void numbers(ArrayNode node, List<Double> values) {
        values.forEach(node::add);
    }
}
