package io.worklog.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where the processor time of a suite went, in samples of running Java threads.
 *
 * @param name suite and method, then the mode and the parameters after a hyphen
 * @param samples how many there were
 * @param threads by name, numbers left out
 * @param own by the library's method that was nearest to the top of the stack
 * @param methods by the method at the top of the stack
 */
record Profile(
        String name, long samples, List<Share> threads, List<Share> own, List<Share> methods) {
    /** What was running, and in how many samples. */
    record Share(String what, long samples) {}

    Profile {
        threads = List.copyOf(threads);
        own = List.copyOf(own);
        methods = List.copyOf(methods);
    }

    /** Suite and method. */
    String benchmark() {
        int end = name.indexOf('-');
        return end < 0 ? name : name.substring(0, end);
    }

    /** A name for its place on the page and for its file. */
    String id() {
        return "profile-" + name.replaceAll("[^A-Za-z0-9.-]+", "_");
    }

    String json() {
        ObjectNode root = JsonMapper.shared().createObjectNode();
        root.put("name", name).put("samples", samples);
        write(root.putArray("threads"), threads);
        write(root.putArray("own"), own);
        write(root.putArray("methods"), methods);
        return root.toPrettyString() + "\n";
    }

    private static void write(ArrayNode node, List<Share> shares) {
        shares.forEach(s -> node.addObject().put("what", s.what()).put("samples", s.samples()));
    }

    static Profile parse(String json) {
        JsonNode root = JsonMapper.shared().readTree(json);
        return new Profile(
                root.get("name").asString(),
                root.get("samples").asLong(),
                shares(root.get("threads")),
                shares(root.get("own")),
                shares(root.get("methods")));
    }

    private static List<Share> shares(JsonNode node) {
        List<Share> shares = new ArrayList<>();
        for (JsonNode share : node) {
            shares.add(new Share(share.get("what").asString(), share.get("samples").asLong()));
        }
        return shares;
    }
}
