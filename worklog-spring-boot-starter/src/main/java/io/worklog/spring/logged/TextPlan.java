package io.worklog.spring.logged;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The texts that an event gets from expressions, each at a place of its own: what a call reads is
 * an array, as many calls make many.
 *
 * @param all of them
 * @param name place of the target's name, or {@link #NONE}
 * @param reason place of the reason, or that
 * @param key place of the idempotency key, or that
 * @param args names of the sentence's arguments, the first of which is at {@code firstArg}
 * @param firstArg after it come those of the others, in the same order
 * @param metadata names of the pairs to keep, whose texts follow
 */
record TextPlan(
        List<Attribute> all,
        int name,
        int reason,
        int key,
        List<String> args,
        int firstArg,
        List<String> metadata) {
    static final int NONE = -1;

    TextPlan {
        all = List.copyOf(all);
        args = List.copyOf(args);
        metadata = List.copyOf(metadata);
    }

    static TextPlan of(
            @Nullable Attribute name,
            @Nullable Attribute reason,
            @Nullable Attribute key,
            Map<String, Attribute> args,
            Map<String, Attribute> metadata) {
        List<Attribute> all = new ArrayList<>();
        int nameAt = add(name, all);
        int reasonAt = add(reason, all);
        int keyAt = add(key, all);
        int firstArg = all.size();
        all.addAll(args.values());
        all.addAll(metadata.values());
        return new TextPlan(
                all,
                nameAt,
                reasonAt,
                keyAt,
                List.copyOf(args.keySet()),
                firstArg,
                List.copyOf(metadata.keySet()));
    }

    private static int add(@Nullable Attribute attribute, List<Attribute> all) {
        if (attribute == null) {
            return NONE;
        }
        all.add(attribute);
        return all.size() - 1;
    }

    int firstPair() {
        return firstArg + args.size();
    }

    /** The attribute at a place, or null where nothing is said. */
    @Nullable Attribute attribute(int place) {
        return place == NONE ? null : all.get(place);
    }

    /** The text at a place; null where there is none. */
    static @Nullable String at(@Nullable String[] texts, int place) {
        return place == NONE ? null : texts[place];
    }
}
