package io.worklog.spring.source.events;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Records an application event of this class whenever one is published: after the commit where it
 * is published in a transaction, not at all if that is rolled back, else at once. What is taken
 * from it is named by property, such as {@code customer.id}; the names are checked when the
 * application starts.
 *
 * <pre>{@code
 * @LoggedEvent(value = "order.paid", targetType = "order", target = "orderId",
 *         metadata = "amount=total.amount")
 * record OrderPaid(String orderId, Money total) {}
 * }</pre>
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface LoggedEvent {
    /** The name of the event type, from the catalog. */
    String value();

    /** The kind of object, where the event type does not name one. */
    String targetType() default "";

    /** The property that has the object's id. */
    String target() default "";

    /** The property that has the object's name, to be frozen. */
    String targetName() default "";

    /** The property that says why. */
    String reason() default "";

    /** The property that has the tenant, where it is not the publisher's. */
    String tenant() default "";

    /** The property that makes the event one of a kind: a value gives one entry, for ever. */
    String key() default "";

    /** Arguments of the event's sentence, each {@code name=property}. */
    String[] args() default {};

    /** Pairs to keep, each {@code name=property}. */
    String[] metadata() default {};
}
