package io.worklog;

import io.worklog.catalog.EventLabels;
import io.worklog.catalog.EventLabels.Asked;
import io.worklog.event.Change;
import io.worklog.event.ChangeValue;
import io.worklog.event.EventLimits;
import io.worklog.event.FieldClass;
import io.worklog.event.Target;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Puts the names of this moment into what an event is about and what changed. Used once. */
final class Labelling {
    /** Metadata key of an event for which a label could not be had. */
    static final String FAILED = "worklog.labels";

    /** Metadata that Worklog may add by itself, of a held clock or an object that was not read. */
    private static final int OWN_MARKS = 3;

    private @Nullable String failure;

    private Labelling() {}

    /** An event must not be lost for a name, so a failure is only marked. */
    static void into(Draft draft, EventLabels labels) {
        if (!draft.tellsNothing()) {
            new Labelling().label(draft, labels);
        }
    }

    private void label(Draft draft, EventLabels labels) {
        boolean roomForMark = draft.metadataCount() < EventLimits.MAX_METADATA - OWN_MARKS;
        Asked asked = begin(draft, labels);
        if (asked != null) {
            draft.targets().replaceAll(target -> named(target, asked));
            List<Change> changes = draft.compared();
            changes.replaceAll(change -> labelled(change, asked));
            draft.changes(changes);
        }
        if (failure != null && roomForMark) {
            draft.metadata(FAILED, "not known: " + failure);
        }
    }

    private @Nullable Asked begin(Draft draft, EventLabels labels) {
        try {
            return labels.of(draft.type());
        } catch (RuntimeException e) {
            failure = e.getClass().getName();
            return null;
        }
    }

    private Target named(Target target, Asked asked) {
        if (target.name() != null) {
            return target;
        }
        String name = fit(() -> asked.ofTarget(target));
        return name == null ? target : new Target(target.type(), target.id(), name, target.role());
    }

    private Change labelled(Change change, Asked asked) {
        if (change.fieldClass() == FieldClass.SECRET) {
            return change;
        }
        ChangeValue before = labelled(change.path(), change.oldValue(), asked);
        ChangeValue after = labelled(change.path(), change.newValue(), asked);
        return before == change.oldValue() && after == change.newValue()
                ? change
                : new Change(change.path(), change.op(), before, after, change.fieldClass());
    }

    private @Nullable ChangeValue labelled(String path, @Nullable ChangeValue value, Asked asked) {
        if (value == null || value.label() != null || !isPlain(value.kind())) {
            return value;
        }
        String label = fit(() -> asked.ofValue(path, value));
        return label == null
                ? value
                : new ChangeValue(value.kind(), value.text(), label, value.length());
    }

    private static boolean isPlain(ChangeValue.Kind kind) {
        return switch (kind) {
            case STRING, INTEGER, DECIMAL, BOOLEAN, TIME -> true;
            case JSON, NULL, DIGEST, MASKED -> false;
        };
    }

    /** A name that an event may carry, or none. */
    private @Nullable String fit(Supplier<@Nullable String> source) {
        try {
            String name = source.get();
            if (name == null || name.isBlank()) {
                return null;
            }
            if (name.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(name)) {
                failure = "the name is not well-formed text";
                return null;
            }
            return name;
        } catch (RuntimeException e) {
            failure = e.getClass().getName();
            return null;
        }
    }
}
