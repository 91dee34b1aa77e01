package io.worklog.spring.logged;

import io.worklog.event.Change;
import io.worklog.event.ChangeValue;
import io.worklog.event.EventLimits;
import org.jspecify.annotations.Nullable;

/** Makes any change one that an event can hold; see {@link SafeText}. */
final class SafeChange {
    private SafeChange() {}

    /** The same change if nothing is wrong with it. */
    static Change of(Change change, Notes notes) {
        String field = "changes";
        String path = SafeText.id(change.path(), EventLimits.MAX_CHANGE_PATH, field, notes);
        ChangeValue before = value(change.oldValue(), field, notes);
        ChangeValue after = value(change.newValue(), field, notes);
        boolean same =
                path.equals(change.path())
                        && before == change.oldValue()
                        && after == change.newValue();
        return same ? change : new Change(path, change.op(), before, after, change.fieldClass());
    }

    private static @Nullable ChangeValue value(
            @Nullable ChangeValue value, String field, Notes notes) {
        if (value == null) {
            return null;
        }
        String text = SafeText.of(value.text(), field, notes);
        String named = value.label();
        String label = named == null ? null : SafeText.of(named, field, notes);
        boolean same = text.equals(value.text()) && java.util.Objects.equals(label, named);
        return same ? value : new ChangeValue(value.kind(), text, label, value.length());
    }
}
