package io.worklog.routing;

import io.worklog.log.LogId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Says in which shard a log is made. The first rule that knows the log decides. Rules are only
 * asked for logs that are new: where a log is, is remembered, so rules can be changed at any time.
 * Immutable.
 */
public final class ShardRules {
    private final List<Rule> rules;

    private ShardRules(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    private record Rule(Predicate<LogId> knows, List<String> shards) {
        private Rule {
            shards.forEach(Shards::requireName);
            if (shards.isEmpty()) {
                throw new IllegalArgumentException("a rule names a shard");
            }
        }
    }

    /** Rules that know no log yet. */
    public static ShardRules none() {
        return new ShardRules(List.of());
    }

    /** One log. */
    public ShardRules log(LogId log, String shard) {
        return with(new Rule(log::equals, List.of(shard)));
    }

    /** All logs whose name begins so. */
    public ShardRules prefix(String prefix, String shard) {
        return with(new Rule(log -> log.value().startsWith(prefix), List.of(shard)));
    }

    /** All other logs, spread evenly by SHA-256 of their name. */
    public ShardRules spread(List<String> shards) {
        return with(new Rule(log -> true, List.copyOf(shards)));
    }

    private ShardRules with(Rule rule) {
        List<Rule> more = new ArrayList<>(rules);
        more.add(rule);
        return new ShardRules(more);
    }

    /** The shard for a new log, or nothing where no rule knows it. */
    Optional<String> shardFor(LogId log) {
        return rules.stream()
                .filter(rule -> rule.knows.test(log))
                .findFirst()
                .map(rule -> {
                    List<String> shards = rule.shards;
                    return shards.get((int) Math.floorMod(hash(log), (long) shards.size()));
                });
    }

    /** Every shard that a rule names. */
    Set<String> named() {
        Set<String> all = new LinkedHashSet<>();
        rules.forEach(rule -> all.addAll(rule.shards));
        return all;
    }

    private static long hash(LogId log) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            byte[] name = log.value().getBytes(StandardCharsets.US_ASCII);
            return ByteBuffer.wrap(sha256.digest(name)).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
