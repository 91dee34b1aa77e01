package io.worklog.codec;

import io.worklog.event.Change;
import io.worklog.event.ChangeOp;
import io.worklog.event.ChangeValue;
import io.worklog.event.FieldClass;
import org.jspecify.annotations.Nullable;

/** A change in its sealed form; the class is left out where it is public. */
final class ChangeJson {
    static final JsonName OLD = new JsonName("old");
    static final JsonName NEW = new JsonName("new");

    private static final EnumNames<FieldClass> CLASSES = new EnumNames<>(FieldClass.values());
    private static final EnumNames<ChangeOp> OPS = new EnumNames<>(ChangeOp.values());
    private static final JsonName CLASS = new JsonName("class");
    private static final JsonName OP = new JsonName("op");
    private static final JsonName PATH = new JsonName("path");

    private ChangeJson() {}

    static void write(JsonOut out, Change change) {
        out.beginObject();
        if (change.fieldClass() != FieldClass.PUBLIC) {
            out.quoted(CLASS, CLASSES.of(change.fieldClass()));
        }
        writeValue(out, NEW, change.newValue());
        writeValue(out, OLD, change.oldValue());
        out.quoted(OP, OPS.of(change.op()));
        out.member(PATH, change.path());
        out.endObject();
    }

    private static void writeValue(JsonOut out, JsonName name, @Nullable ChangeValue value) {
        if (value != null) {
            out.name(name);
            ChangeValueJson.write(out, value);
        }
    }

    static Change read(Members members) {
        Change change =
                new Change(
                        members.text(PATH),
                        members.constant(OP, OPS),
                        readValue(members, OLD),
                        readValue(members, NEW),
                        readClass(members));
        members.end();
        return change;
    }

    private static FieldClass readClass(Members members) {
        return members.has(CLASS) ? members.constant(CLASS, CLASSES) : FieldClass.PUBLIC;
    }

    private static @Nullable ChangeValue readValue(Members members, JsonName name) {
        JsonValue value = members.find(name);
        return value == null ? null : ChangeValueJson.read(value, members, name);
    }
}
