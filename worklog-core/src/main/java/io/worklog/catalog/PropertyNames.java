package io.worklog.catalog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Property names as a host declares them, and the paths they cover.
 *
 * <p>A name without a dot covers every path that has it as a step ({@code cardNumber} covers {@code
 * payment.cardNumber} and {@code cards[1].cardNumber.issuer}). A dotted name covers that property
 * of the whole state and all below it; identities of list elements in between are passed over
 * ({@code lines.price} covers {@code lines[sku-1].price.amount}).
 */
final class PropertyNames {
    private final Set<String> single = new HashSet<>();
    private final List<List<String>> dotted = new ArrayList<>();

    PropertyNames(Set<String> names) {
        for (String name : names) {
            if (name.indexOf('.') < 0) {
                single.add(name);
            } else {
                dotted.add(List.of(name.split("\\.")));
            }
        }
    }

    boolean isEmpty() {
        return single.isEmpty() && dotted.isEmpty();
    }

    boolean covers(String path) {
        if (isEmpty()) {
            return false;
        }
        if (single.contains(path)) {
            return true;
        }
        if (path.indexOf('.') < 0 && path.indexOf('[') < 0) {
            return false;
        }
        List<Step> steps = Step.of(path);
        return steps.stream().anyMatch(step -> single.contains(step.name()))
                || dotted.stream().anyMatch(name -> begins(steps, 0, name, 0));
    }

    private static boolean begins(List<Step> steps, int at, List<String> name, int matched) {
        if (matched == name.size()) {
            return true;
        }
        if (at == steps.size()) {
            return false;
        }
        Step step = steps.get(at);
        boolean taken =
                step.name().equals(name.get(matched)) && begins(steps, at + 1, name, matched + 1);
        return taken || (step.bracketed() && begins(steps, at + 1, name, matched));
    }
}
