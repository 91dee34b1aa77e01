package io.worklog.diff;

import java.lang.invoke.MethodHandle;

/**
 * The properties of a class, in their order. Arrays for speed; nobody writes to them.
 *
 * @param names of the properties
 * @param readers from the object to the value, each of type {@code (Object)Object}
 * @param asText whether objects of the class are taken as one value, by their text
 */
record Shape(String[] names, MethodHandle[] readers, boolean asText) {
    static Shape text() {
        return new Shape(new String[0], new MethodHandle[0], true);
    }
}
