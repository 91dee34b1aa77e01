package io.worklog.server.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a caller must be allowed to do before the handler is called. A handler of the REST interface
 * MUST have this or {@link Anyone}; the server does not start otherwise.
 *
 * <p>For a permission of projects the path MUST have the variable {@code project}. Somebody who may
 * not even see the project gets the same answer as if it were not there.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Access {
    /** The permission. */
    Permission value();
}
