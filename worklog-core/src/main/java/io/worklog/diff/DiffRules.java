package io.worklog.diff;

import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * How states are compared, whatever their type.
 *
 * @param nullEqualsEmpty whether null, an empty text, an empty collection and an empty map are one
 * @param exactScale whether 10.0 differs from 10.00
 * @param ignoreListOrder whether the order of lists means nothing
 * @param identityProperties names of properties that tell elements of a list apart
 * @param values classes taken as one value, with their text
 * @param comparators when two values of a class are the same
 * @param maxDepth levels below the state
 * @param maxNodes values, objects and collections in one state
 */
record DiffRules(
        boolean nullEqualsEmpty,
        boolean exactScale,
        boolean ignoreListOrder,
        Set<String> identityProperties,
        Map<Class<?>, Function<Object, String>> values,
        Map<Class<?>, BiPredicate<Object, Object>> comparators,
        int maxDepth,
        int maxNodes) {
    DiffRules {
        identityProperties = Set.copyOf(identityProperties);
        values = Map.copyOf(values);
        comparators = Map.copyOf(comparators);
    }

    /** Whether the host has code of its own for some class of values. */
    boolean asksHost() {
        return !values.isEmpty() || !comparators.isEmpty();
    }
}
