package io.worklog.spring.reference;

import io.worklog.event.FieldClass;
import org.jspecify.annotations.Nullable;

/**
 * One property of a state.
 *
 * @param name of the property
 * @param type its class, as a reader of the code knows it
 * @param fieldClass what may become of its values
 * @param ignored whether a comparison leaves it out
 * @param unordered whether it is a list whose order means nothing
 * @param dictionary that names its values; null where none was named
 */
record StateField(
        String name,
        String type,
        FieldClass fieldClass,
        boolean ignored,
        boolean unordered,
        @Nullable String dictionary) {}
