package io.worklog.diff;

import io.worklog.catalog.EventType;
import io.worklog.diff.Node.Branch;
import io.worklog.diff.Node.Leaf;
import io.worklog.diff.Scalars.Bytes;
import io.worklog.diff.Scalars.Hidden;
import io.worklog.event.Change;
import io.worklog.event.EventLimits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of an object at one moment, read through its properties: it does not follow the object
 * when that changes later. Immutable.
 */
public final class Snapshot {
    private final DiffParts parts;
    private final Node root;
    private final boolean plainNames;

    /** Whether it is simple, once somebody asked; as with a hash, to find out twice does no harm. */
    private @Nullable Boolean simple;

    Snapshot(DiffParts parts, Node root, boolean plainNames) {
        this.parts = parts;
        this.root = root;
        this.plainNames = plainNames;
    }

    /**
     * What became different until another state, by the rules that this one was frozen by. The type
     * MUST be the one that both were frozen for.
     */
    public List<Change> changesTo(EventType<?> type, Snapshot after) {
        return changes(parts, type, this, after);
    }

    static List<Change> changes(DiffParts by, EventType<?> type, Snapshot before, Snapshot after) {
        ChangeSink sink = new ChangeSink(by, type.states());
        new Comparison(by, sink).compare(Path.ROOT, before.root, after.root);
        return sink.changes();
    }

    /**
     * Whether both may as well be compared later, on any thread, and give changes that any event may
     * hold: they are objects of simple values only, all of whose texts are well-formed and without
     * U+0000, and neither the rules nor the type have code of the host asked about them.
     */
    public boolean mayCompareLater(EventType<?> type, Snapshot after) {
        return !parts.rules().asksHost()
                && !type.states().labelsAny()
                && isSimple()
                && after.isSimple();
    }

    private boolean isSimple() {
        Boolean known = simple;
        if (known == null) {
            known = hasSimpleValues();
            simple = known;
        }
        return known;
    }

    private boolean hasSimpleValues() {
        if (!plainNames || !(root instanceof Branch state) || state.map()) {
            return root == Leaf.NULL;
        }
        for (Object slot : state.slots()) {
            if (!isSimple(slot)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSimple(@Nullable Object slot) {
        if (slot instanceof Node node) {
            return node instanceof Leaf leaf && isSimpleValue(leaf.value());
        }
        return isSimpleValue(slot);
    }

    private static boolean isSimpleValue(@Nullable Object value) {
        if (value instanceof String text) {
            return EventLimits.holds(text);
        }
        return value == null
                || value instanceof Bytes
                || value instanceof Hidden
                || Scalars.isImmutable(value);
    }

    /** About how many characters its values have, where it has simple ones only. */
    public long roughCharacters() {
        long characters = 0;
        if (root instanceof Branch state) {
            for (Object slot : state.slots()) {
                characters += Scalars.roughCharacters(slot);
            }
        }
        return characters;
    }
}
