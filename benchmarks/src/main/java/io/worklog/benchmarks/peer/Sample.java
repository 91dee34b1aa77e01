package io.worklog.benchmarks.peer;

import java.util.Map;

/**
 * What every system records: who, what, about what, six attributes and two states that differ in
 * five fields.
 *
 * @param number from 0; two samples with one number are the same
 * @param sealed the same event as the library stores it, for systems that store bytes; MUST NOT be
 *     changed
 */
public record Sample(
        int number,
        String actor,
        String action,
        Map<String, String> attributes,
        OrderState before,
        OrderState after,
        byte[] sealed) {
    private static final String[] PEOPLE = {"alice", "bob", "chen", "dana", "王芳", "李雷"};

    public Sample {
        attributes = Map.copyOf(attributes);
    }

    /** The sample with a number. */
    public static Sample of(int number, byte[] sealed) {
        String id = "o-" + number;
        return new Sample(
                number,
                PEOPLE[number % PEOPLE.length] + number % 997,
                number % 3 == 0 ? "order.paid" : "order.updated",
                sixAttributes(),
                OrderState.before(id),
                OrderState.after(id),
                sealed);
    }

    /** The six attributes. */
    public static Map<String, String> sixAttributes() {
        return Map.of(
                "region", "eu-west",
                "channel", "web",
                "shop", "shop-17",
                "campaign", "spring-2026",
                "device", "tablet",
                "request", "7f3c2a19");
    }
}
