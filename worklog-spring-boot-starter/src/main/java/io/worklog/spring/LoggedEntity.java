package io.worklog.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Records what transactions change about the entities of a class and its subclasses: one event per
 * transaction and entity, of the type {@code <kind>.created}, {@code <kind>.updated} or {@code
 * <kind>.deleted}. Where the catalog has a type of that name, its rules hold too.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface LoggedEntity {
    /** The kind of object, such as {@code order}; made from the class's name unless said. */
    String value() default "";

    /** Properties whose values are personal: sealed as a commitment, erasable. */
    String[] personal() default {};

    /** Properties whose values are masked before any byte exists. */
    String[] secret() default {};

    /** Properties that are left out. The version never needs to be named. */
    String[] ignored() default {};
}
