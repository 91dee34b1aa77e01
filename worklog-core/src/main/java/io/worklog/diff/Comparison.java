package io.worklog.diff;

import io.worklog.diff.Node.Branch;
import io.worklog.diff.Node.Elements;
import io.worklog.diff.Node.Leaf;
import io.worklog.event.ChangeOp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Walks two frozen states side by side. */
final class Comparison {
    private final DiffParts parts;
    private final DiffRules rules;
    private final Sink sink;
    private final ValueText values;

    Comparison(DiffParts parts, Sink sink) {
        this.parts = parts;
        this.rules = parts.rules();
        this.sink = sink;
        this.values = parts.values();
    }

    private ListComparison lists() {
        return new ListComparison(parts, sink, this);
    }

    void compare(Path path, Node before, Node after) {
        if (before == after) {
            return;
        }
        if (before instanceof Leaf a && after instanceof Leaf b) {
            if (!values.same(a.value(), b.value())) {
                sink.change(path, ChangeOp.SET, a, b);
            }
        } else if (before instanceof Branch a && after instanceof Branch b) {
            compareBranches(path, a, b);
        } else if (before instanceof Elements a && after instanceof Elements b) {
            lists().compare(path, a, b);
        } else if (!rules.nullEqualsEmpty() || !isEmpty(before) || !isEmpty(after)) {
            replace(path, before, after);
        }
    }

    private void compareBranches(Path path, Branch before, Branch after) {
        if (before.names() == after.names()) {
            for (int i = 0; i < before.names().length; i++) {
                compareProperty(path, before.names()[i], before.slots()[i], after.slots()[i]);
            }
        } else if (before.map() && after.map() && sink.hides(path)) {
            lists().compareBags(path, entries(before), entries(after));
        } else {
            compareByName(path, before, after);
        }
    }

    /** Equal values are met most often: they cost no path. */
    private void compareProperty(
            Path path, String name, @Nullable Object before, @Nullable Object after) {
        if (before instanceof Node || after instanceof Node) {
            compareNodes(path, name, Node.of(before), Node.of(after));
        } else if (!values.same(before, after)) {
            sink.change(path.property(name), ChangeOp.SET, Node.of(before), Node.of(after));
        }
    }

    private void compareNodes(Path path, String name, Node before, Node after) {
        if (before instanceof Leaf a && after instanceof Leaf b) {
            if (a != b && !values.same(a.value(), b.value())) {
                sink.change(path.property(name), ChangeOp.SET, a, b);
            }
        } else {
            compare(path.property(name), before, after);
        }
    }

    /** Compares one entry that two maps may have; absent where one has none. */
    void compareEntry(Path path, String name, @Nullable Leaf before, @Nullable Leaf after) {
        if (before != null && after != null) {
            compareNodes(path, name, before, after);
        } else if (before != null) {
            whole(path.property(name), ChangeOp.REMOVE, before, true);
        } else if (after != null) {
            whole(path.property(name), ChangeOp.ADD, after, true);
        }
    }

    private void compareByName(Path path, Branch before, Branch after) {
        Map<String, Node> added = new LinkedHashMap<>();
        for (int i = 0; i < after.names().length; i++) {
            added.put(after.names()[i], after.node(i));
        }
        for (int i = 0; i < before.names().length; i++) {
            String name = before.names()[i];
            Node other = added.remove(name);
            if (other == null) {
                whole(path.property(name), ChangeOp.REMOVE, before.node(i), before.map());
            } else {
                compareNodes(path, name, before.node(i), other);
            }
        }
        added.forEach((name, node) -> whole(path.property(name), ChangeOp.ADD, node, after.map()));
    }

    /** The entries of a map whose keys must not stand in a path, each as a map of its own. */
    private static List<Node> entries(Branch map) {
        List<Node> entries = new ArrayList<>();
        for (int i = 0; i < map.names().length; i++) {
            entries.add(
                    new Branch(new String[] {map.names()[i]}, new Object[] {map.node(i)}, true));
        }
        return entries;
    }

    private void replace(Path path, Node before, Node after) {
        contents(path, ChangeOp.REMOVE, before);
        if (!path.isRoot() || (!isNull(before) && !isNull(after))) {
            sink.change(path, ChangeOp.SET, before, after);
        }
        contents(path, ChangeOp.ADD, after);
    }

    private static boolean isNull(Node node) {
        return node instanceof Leaf leaf && leaf.value() == null;
    }

    /**
     * Adds or removes a part with all that is in it.
     *
     * @param keepNull whether a null is worth telling: an entry of a map or an element of a list
     *     is, a property that was never set is not
     */
    void whole(Path path, ChangeOp op, Node node, boolean keepNull) {
        boolean nothing =
                node == Leaf.SKIPPED
                        || (!keepNull && isNull(node))
                        || (rules.nullEqualsEmpty() && isEmpty(node));
        if (nothing) {
            return;
        }
        if (op == ChangeOp.ADD) {
            sink.change(path, op, null, node);
            contents(path, op, node);
        } else {
            contents(path, op, node);
            sink.change(path, op, node, null);
        }
    }

    private void contents(Path path, ChangeOp op, Node node) {
        switch (node) {
            case Leaf leaf -> {}
            case Branch branch when branch.map() && sink.hides(path) ->
                    entries(branch).forEach(entry -> sink.element(path.anywhere(), op, entry));
            case Branch branch -> {
                for (int i = 0; i < branch.names().length; i++) {
                    Path at = path.property(branch.names()[i]);
                    whole(at, op, branch.node(i), branch.map());
                }
            }
            case Elements elements -> lists().whole(path, op, elements);
        }
    }

    private static boolean isEmpty(Node node) {
        return switch (node) {
            case Leaf leaf -> ValueText.isEmpty(leaf.value());
            case Branch branch -> branch.map() && branch.names().length == 0;
            case Elements elements -> elements.items().isEmpty();
        };
    }
}
