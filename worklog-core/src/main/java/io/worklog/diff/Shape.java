package io.worklog.diff;

import io.worklog.event.EventLimits;
import java.lang.invoke.MethodHandle;

/**
 * The properties of a class, in their order. Arrays for speed; nobody writes to them.
 *
 * @param names of the properties
 * @param readers from the object to the value, each of type {@code (Object)Object}
 * @param plainNames whether every name may stand in the path of a change as it is
 * @param asText whether objects of the class are taken as one value, by their text
 */
record Shape(String[] names, MethodHandle[] readers, boolean plainNames, boolean asText) {
    static Shape text() {
        return new Shape(new String[0], new MethodHandle[0], true, true);
    }

    static Shape of(String[] names, MethodHandle[] readers) {
        boolean plain = true;
        for (String name : names) {
            plain &= name.length() <= EventLimits.MAX_CHANGE_PATH && EventLimits.holds(name);
        }
        return new Shape(names, readers, plain, false);
    }
}
