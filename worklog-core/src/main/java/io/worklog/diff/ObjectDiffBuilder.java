package io.worklog.diff;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** Sets the rules of an {@link ObjectDiff}. Not thread-safe. */
public final class ObjectDiffBuilder {
    private static final int DEFAULT_MAX_DEPTH = 32;
    private static final int DEFAULT_MAX_NODES = 100_000;

    private boolean nullEqualsEmpty;
    private boolean exactScale;
    private boolean ignoreListOrder;
    private Set<String> identityProperties = Set.of("id");
    private final Map<Class<?>, Function<Object, String>> values = new HashMap<>();
    private final Map<Class<?>, BiPredicate<Object, Object>> comparators = new HashMap<>();
    private int maxDepth = DEFAULT_MAX_DEPTH;
    private int maxNodes = DEFAULT_MAX_NODES;

    ObjectDiffBuilder() {}

    /** Takes null, an empty text, an empty collection and an empty map for one. */
    public ObjectDiffBuilder nullEqualsEmpty() {
        nullEqualsEmpty = true;
        return this;
    }

    /** Takes 10.0 and 10.00 for different. */
    public ObjectDiffBuilder exactScale() {
        exactScale = true;
        return this;
    }

    /** Takes lists that differ in order only for the same. */
    public ObjectDiffBuilder ignoreListOrder() {
        ignoreListOrder = true;
        return this;
    }

    /**
     * The properties that tell elements of a list apart where their type says nothing else; {@code
     * id} unless set. None: elements are told apart by their place.
     */
    public ObjectDiffBuilder identityProperties(String... names) {
        identityProperties = Set.of(names);
        return this;
    }

    /**
     * Takes objects of a class for one value with a text, instead of looking into them. They MUST
     * be immutable.
     */
    public <V> ObjectDiffBuilder value(Class<V> type, Function<? super V, String> text) {
        Objects.requireNonNull(text, "text");
        values.put(type, value -> text.apply(type.cast(value)));
        return this;
    }

    /** Says when two values of a class are the same. The class MUST be one taken as one value. */
    public <V> ObjectDiffBuilder sameWhen(Class<V> type, BiPredicate<? super V, ? super V> same) {
        Objects.requireNonNull(same, "same");
        comparators.put(type, (a, b) -> same.test(type.cast(a), type.cast(b)));
        return this;
    }

    /**
     * How many levels below the state are looked into; 32 unless set. A deeper state is refused.
     */
    public ObjectDiffBuilder maxDepth(int levels) {
        maxDepth = atLeastOne(levels, "depth");
        return this;
    }

    /**
     * How many values and objects a state may have; 100,000 unless set. A larger one is refused.
     */
    public ObjectDiffBuilder maxNodes(int count) {
        maxNodes = atLeastOne(count, "size");
        return this;
    }

    private static int atLeastOne(int value, String what) {
        if (value < 1) {
            throw new IllegalArgumentException(what + " limit " + value + ": use 1 or more");
        }
        return value;
    }

    /** The finished comparison. */
    public ObjectDiff build() {
        return new ObjectDiff(
                new DiffRules(
                        nullEqualsEmpty,
                        exactScale,
                        ignoreListOrder,
                        identityProperties,
                        values,
                        comparators,
                        maxDepth,
                        maxNodes));
    }
}
