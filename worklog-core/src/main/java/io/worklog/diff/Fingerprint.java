package io.worklog.diff;

import io.worklog.diff.Node.Branch;
import io.worklog.diff.Node.Elements;
import io.worklog.diff.Node.Leaf;
import io.worklog.diff.Scalars.Hidden;
import io.worklog.event.ChangeValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.TreeMap;

/** A text that two parts of a state share if and only if the rules take them for the same. */
final class Fingerprint {
    private static final char END = '\uFFFF';

    private final DiffRules rules;
    private final ValueText values;

    Fingerprint(DiffRules rules, ValueText values) {
        this.rules = rules;
        this.values = values;
    }

    String of(Node node) {
        StringBuilder out = new StringBuilder();
        write(node, out);
        return out.toString();
    }

    /** The value of a leaf as it would stand in a path. */
    String text(Leaf leaf) {
        return values.of(leaf.value()).text();
    }

    private void write(Node node, StringBuilder out) {
        switch (node) {
            case Leaf leaf -> writeLeaf(leaf, out);
            case Branch branch -> writeBranch(branch, out);
            case Elements elements -> writeElements(elements, out);
        }
    }

    private void writeLeaf(Leaf leaf, StringBuilder out) {
        if (leaf.value() instanceof Hidden hidden) {
            out.append('h').append(hidden.sha256()).append(END);
            return;
        }
        ChangeValue value = values.of(leaf.value());
        switch (value.kind()) {
            case INTEGER, DECIMAL -> out.append('n').append(number(value.text()));
            case NULL -> out.append('0');
            case STRING -> out.append(isNothing(value) ? "0" : "s" + value.text());
            default -> out.append(value.kind()).append(' ').append(value.text());
        }
        out.append(END);
    }

    private boolean isNothing(ChangeValue value) {
        return rules.nullEqualsEmpty() && value.text().isEmpty();
    }

    private String number(String text) {
        BigDecimal number = new BigDecimal(text);
        return (rules.exactScale() ? number : number.stripTrailingZeros()).toString();
    }

    private void writeBranch(Branch branch, StringBuilder out) {
        if (rules.nullEqualsEmpty() && branch.map() && branch.names().length == 0) {
            out.append('0').append(END);
            return;
        }
        TreeMap<String, Node> byName = new TreeMap<>();
        for (int i = 0; i < branch.names().length; i++) {
            byName.put(branch.names()[i], branch.node(i));
        }
        out.append('{');
        byName.forEach((name, node) -> {
            out.append(name).append(END);
            write(node, out);
        });
        out.append('}').append(END);
    }

    private void writeElements(Elements elements, StringBuilder out) {
        if (rules.nullEqualsEmpty() && elements.items().isEmpty()) {
            out.append('0').append(END);
            return;
        }
        List<String> items = elements.items().stream().map(this::of).toList();
        out.append('[');
        (elements.ordered() ? items.stream() : items.stream().sorted()).forEach(out::append);
        out.append(']').append(END);
    }
}
