package io.worklog.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which dictionary knows the values of a property: on a component of a record, a field or a
 * getter of a state that an event type names. What the dictionary calls a value is frozen into the
 * event.
 */
@Documented
@Target({ElementType.FIELD, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Label {
    /** The name of the dictionary: that of a {@link LabelResolver} or of a table. */
    String value();
}
