package io.worklog.event;

import io.worklog.event.ChangeValue.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the faults of an event's changes. Those that a limit will drop are not looked into. */
final class ChangeCheck {
    private final FaultList faults;

    ChangeCheck(FaultList faults) {
        this.faults = faults;
    }

    void check(List<Change> changes) {
        for (int i = 0; i < Math.min(EventLimits.MAX_CHANGES, changes.size()); i++) {
            faults.within("/changes/", i);
            check(changes.get(i));
        }
        faults.withinEvent();
    }

    private void check(Change change) {
        faults.id("", "/path", change.path(), EventLimits.MAX_CHANGE_PATH);
        checkValue("/old", change.oldValue());
        checkValue("/new", change.newValue());
    }

    private void checkValue(String at, @Nullable ChangeValue value) {
        if (value == null) {
            return;
        }
        faults.text(at, "", value.text());
        faults.text(at, "/label", value.label());
        if (!isOfKind(value)) {
            faults.add(at, "is not of its kind " + value.kind());
        }
        if (value.kind() == Kind.DIGEST) {
            faults.integer(at + "/length", value.length(), 0);
        } else if (value.length() != 0) {
            faults.add(at + "/length", "is only for a digest");
        }
    }

    private static boolean isOfKind(ChangeValue value) {
        String text = value.text();
        return switch (value.kind()) {
            case INTEGER -> Texts.isInteger(text);
            case DECIMAL -> Texts.isDecimal(text);
            case BOOLEAN -> text.equals("true") || text.equals("false");
            case NULL, MASKED -> text.isEmpty();
            case DIGEST -> Texts.isHex(text, 64);
            case STRING, TIME, JSON -> true;
        };
    }
}
