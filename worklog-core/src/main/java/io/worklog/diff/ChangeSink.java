package io.worklog.diff;

import io.worklog.catalog.StateRules;
import io.worklog.diff.Node.Branch;
import io.worklog.diff.Node.Elements;
import io.worklog.diff.Node.Leaf;
import io.worklog.diff.Scalars.Above;
import io.worklog.diff.Scalars.Bytes;
import io.worklog.diff.Scalars.Hidden;
import io.worklog.event.Change;
import io.worklog.event.ChangeOp;
import io.worklog.event.ChangeValue;
import io.worklog.event.ChangeValue.Kind;
import io.worklog.event.FieldClass;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns what a comparison finds into changes, with their classes and labels. */
final class ChangeSink implements Sink {
    private static final ChangeValue MASK = ChangeValue.of(Kind.MASKED, "");

    private final List<Change> changes = new ArrayList<>();
    private final StateRules states;
    private final ValueText values;

    ChangeSink(DiffParts parts, StateRules states) {
        this.states = states;
        this.values = parts.values();
    }

    /** What was found; nothing is added after this. */
    List<Change> changes() {
        return Collections.unmodifiableList(changes);
    }

    @Override
    public boolean hides(Path path) {
        return states.hidesAny()
                && !path.isRoot()
                && states.classOf(path.text()) != FieldClass.PUBLIC;
    }

    @Override
    public void change(Path path, ChangeOp op, @Nullable Node before, @Nullable Node after) {
        String text = path.text();
        FieldClass of = states.hidesAny() ? states.classOf(text) : FieldClass.PUBLIC;
        changes.add(new Change(text, op, shell(text, of, before), shell(text, of, after), of));
    }

    private @Nullable ChangeValue shell(String path, FieldClass of, @Nullable Node node) {
        return switch (node) {
            case null -> null;
            case Leaf leaf -> leaf(path, of, leaf);
            case Branch branch -> masked(of, ChangeValue.of(Kind.JSON, "{}"));
            case Elements elements -> masked(of, ChangeValue.of(Kind.JSON, "[]"));
        };
    }

    private ChangeValue leaf(String path, FieldClass of, Leaf leaf) {
        if (of == FieldClass.SECRET && leaf.value() != null) {
            return MASK;
        }
        ChangeValue plain = values.of(leaf.value());
        String label = states.labelsAny() ? label(path, leaf.value()) : null;
        return label == null
                ? plain
                : new ChangeValue(plain.kind(), plain.text(), label, plain.length());
    }

    private @Nullable String label(String path, @Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Hidden hidden -> null;
            case Bytes bytes -> null;
            case Above above -> null;
            default -> states.labelOf(path, value);
        };
    }

    private static ChangeValue masked(FieldClass of, ChangeValue value) {
        boolean hide = of == FieldClass.SECRET && value.kind() != Kind.NULL;
        return hide ? MASK : value;
    }

    @Override
    public void element(Path path, ChangeOp op, Node element) {
        if (element instanceof Leaf) {
            change(
                    path,
                    op,
                    op == ChangeOp.REMOVE ? element : null,
                    op == ChangeOp.ADD ? element : null);
            return;
        }
        StateJson json = new StateJson(states, values);
        String text = json.write(path, element);
        ChangeValue value = masked(json.strictest(), ChangeValue.of(Kind.JSON, text));
        changes.add(
                new Change(
                        path.text(),
                        op,
                        op == ChangeOp.REMOVE ? value : null,
                        op == ChangeOp.ADD ? value : null,
                        json.strictest()));
    }
}
