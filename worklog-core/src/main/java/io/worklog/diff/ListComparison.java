package io.worklog.diff;

import io.worklog.diff.Node.Branch;
import io.worklog.diff.Node.Elements;
import io.worklog.diff.Node.Leaf;
import io.worklog.event.ChangeOp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Compares collections: by identity, by place or, where there is no order, by content. */
final class ListComparison {
    /** Unequal elements of two collections without order are paired up to this many attempts. */
    private static final int MAX_PAIRINGS = 10_000;

    private final DiffParts parts;
    private final Sink sink;
    private final Comparison comparison;
    private final Fingerprint fingerprint;

    ListComparison(DiffParts parts, Sink sink, Comparison comparison) {
        this.parts = parts;
        this.sink = sink;
        this.comparison = comparison;
        this.fingerprint = parts.fingerprint();
    }

    void compare(Path path, Elements before, Elements after) {
        boolean ordered = before.ordered() && after.ordered();
        if (hasPublicIdentities(path, before) && hasPublicIdentities(path, after)) {
            compareByIdentity(path, keyed(before), keyed(after));
            if (ordered) {
                tellMoves(path, before, after);
            }
        } else if (ordered) {
            compareByPlace(path, before.items(), after.items());
        } else {
            compareBags(path, before.items(), after.items());
        }
    }

    /** Adds or removes all elements. */
    void whole(Path path, ChangeOp op, Elements elements) {
        if (hasPublicIdentities(path, elements)) {
            keyed(elements)
                    .forEach((id, item) -> comparison.whole(path.identity(id), op, item, true));
        } else if (elements.ordered()) {
            for (int i = 0; i < elements.items().size(); i++) {
                Path at = op == ChangeOp.ADD ? path.position(i) : path.formerPosition(i);
                comparison.whole(at, op, elements.items().get(i), true);
            }
        } else {
            for (Node item : sorted(elements.items())) {
                sink.element(path.anywhere(), op, item);
            }
        }
    }

    private boolean hasPublicIdentities(Path path, Elements elements) {
        List<String> ids = elements.identities();
        if (ids == null || sink.hides(path)) {
            return false;
        }
        Path inside = path.anywhere();
        for (int i = 0; i < ids.size(); i++) {
            if (elements.items().get(i) instanceof Branch item && hides(inside, item, ids.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether an identity is the value of a property that is not public. */
    private boolean hides(Path inside, Branch item, String identity) {
        for (int i = 0; i < item.names().length; i++) {
            if (item.node(i) instanceof Leaf leaf
                    && fingerprint.text(leaf).equals(identity)
                    && sink.hides(inside.property(item.names()[i]))) {
                return true;
            }
        }
        return false;
    }

    /** Elements by identity: in their order where that means something, else by name. */
    private static Map<String, Node> keyed(Elements elements) {
        Map<String, Node> keyed =
                elements.ordered() ? new java.util.LinkedHashMap<>() : new TreeMap<>();
        List<String> ids = elements.identities() == null ? List.of() : elements.identities();
        for (int i = 0; i < ids.size(); i++) {
            keyed.put(ids.get(i), elements.items().get(i));
        }
        return keyed;
    }

    private void compareByIdentity(Path path, Map<String, Node> before, Map<String, Node> after) {
        before.forEach((id, item) -> {
            if (!after.containsKey(id)) {
                comparison.whole(path.identity(id), ChangeOp.REMOVE, item, true);
            }
        });
        after.forEach((id, item) -> {
            Node other = before.get(id);
            if (other == null) {
                comparison.whole(path.identity(id), ChangeOp.ADD, item, true);
            } else {
                comparison.compare(path.identity(id), other, item);
            }
        });
    }

    private void tellMoves(Path path, Elements before, Elements after) {
        List<String> from = before.identities() == null ? List.of() : before.identities();
        List<String> to = after.identities() == null ? List.of() : after.identities();
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < from.size(); i++) {
            places.put(from.get(i), i);
        }
        List<String> common = to.stream().filter(places::containsKey).toList();
        int[] order = common.stream().mapToInt(places::get).toArray();
        Set<Integer> kept = Alignment.longestRise(order);
        for (int i = 0; i < order.length; i++) {
            if (!kept.contains(i)) {
                String id = common.get(i);
                Leaf now = new Leaf(to.indexOf(id));
                sink.change(path.identity(id), ChangeOp.MOVE, new Leaf(order[i]), now);
            }
        }
    }

    private void compareByPlace(Path path, List<Node> before, List<Node> after) {
        List<String> from = before.stream().map(fingerprint::of).toList();
        List<String> to = after.stream().map(fingerprint::of).toList();
        for (Alignment.Pair pair : Alignment.of(from, to)) {
            if (pair.after() < 0) {
                Node item = before.get(pair.before());
                comparison.whole(path.formerPosition(pair.before()), ChangeOp.REMOVE, item, true);
            } else if (pair.before() < 0) {
                Node item = after.get(pair.after());
                comparison.whole(path.position(pair.after()), ChangeOp.ADD, item, true);
            } else {
                Path at = path.position(pair.after());
                comparison.compare(at, before.get(pair.before()), after.get(pair.after()));
            }
        }
    }

    /** Takes equal elements away in pairs and tells the rest. */
    void compareBags(Path path, List<Node> before, List<Node> after) {
        List<Node> removed = sorted(before);
        List<Node> added = sorted(after);
        Map<String, List<Node>> byContent = new HashMap<>();
        for (Node item : added) {
            byContent.computeIfAbsent(fingerprint.of(item), key -> new ArrayList<>()).add(item);
        }
        added.clear();
        removed.removeIf(item -> takeOne(byContent.get(fingerprint.of(item))));
        byContent.values().forEach(added::addAll);
        added = sorted(added);
        if (!parts.rules().comparators().isEmpty()) {
            takeSame(removed, added);
        }
        removed.forEach(item -> sink.element(path.anywhere(), ChangeOp.REMOVE, item));
        added.forEach(item -> sink.element(path.anywhere(), ChangeOp.ADD, item));
    }

    private static boolean takeOne(@org.jspecify.annotations.Nullable List<Node> equal) {
        if (equal == null || equal.isEmpty()) {
            return false;
        }
        equal.removeLast();
        return true;
    }

    /** Comparators of the host's own may hold for elements of different content. */
    private void takeSame(List<Node> removed, List<Node> added) {
        if ((long) removed.size() * added.size() > MAX_PAIRINGS) {
            return;
        }
        removed.removeIf(item -> {
            int at = indexOfSame(added, item);
            if (at >= 0) {
                added.remove(at);
            }
            return at >= 0;
        });
    }

    private int indexOfSame(List<Node> items, Node wanted) {
        for (int i = 0; i < items.size(); i++) {
            Probe probe = new Probe();
            new Comparison(parts, probe).compare(Path.ROOT, wanted, items.get(i));
            if (!probe.isDifferent()) {
                return i;
            }
        }
        return -1;
    }

    private List<Node> sorted(List<Node> items) {
        Map<Node, String> texts = new java.util.IdentityHashMap<>();
        items.forEach(item -> texts.put(item, fingerprint.of(item)));
        List<Node> sorted = new ArrayList<>(items);
        sorted.sort(java.util.Comparator.comparing(item -> texts.getOrDefault(item, "")));
        return sorted;
    }
}
