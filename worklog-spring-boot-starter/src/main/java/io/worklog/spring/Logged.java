package io.worklog.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Records an event of a type whenever the method is called: success when it returns, denied when
 * access is refused, else failure. Every text but {@link #value}, {@link #targetType} and {@link
 * #log} is an expression; it is parsed and checked when the application starts and sees the
 * method's parameters by name and, where it is evaluated after the method, {@code #result}.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(Logged.List.class)
public @interface Logged {
    /** The name of the event type, from the catalog, such as {@code billing.invoice.refunded}. */
    String value();

    /** The id of the object it is about, or the object itself, or several. */
    String target() default "";

    /** The kind of object, where the event type does not name one. */
    String targetType() default "";

    /** The name of the object to freeze. */
    String targetName() default "";

    /** The state before; evaluated before the method runs. */
    String before() default "";

    /** The state after; evaluated when the method has returned. */
    String after() default "";

    /** Why. */
    String reason() default "";

    /** Records only if this is true; evaluated when the method has ended. */
    String when() default "";

    /** The elements of a bulk operation: one parent event, and one child for each {@code #item}. */
    String each() default "";

    /** The tenant, where it is not the caller's. */
    String tenant() default "";

    /** Makes the event one of a kind: the same key gives one entry, for ever. */
    String key() default "";

    /** Arguments of the event's sentence, each {@code name=expression}. */
    String[] args() default {};

    /** Pairs to keep, each {@code name=expression}. */
    String[] metadata() default {};

    /** The log to record in; the default log unless said. */
    String log() default "";

    /** When it is recorded, in a transaction. */
    Phase phase() default Phase.NOW;

    /** When an event is recorded. */
    enum Phase {
        /** When the method has ended. */
        NOW,
        /** When the transaction that the method ran in has committed, and not at all if not. */
        AFTER_COMMIT
    }

    /** Several events of one method. */
    @Documented
    @Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @interface List {
        /** In the order they are recorded in. */
        Logged[] value();
    }
}
