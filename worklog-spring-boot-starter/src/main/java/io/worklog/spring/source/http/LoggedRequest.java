package io.worklog.spring.source.http;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Records every request that a handler method answers: what was read, viewed or exported, and by
 * whom. It comes before the properties {@code worklog.http.routes}.
 *
 * <pre>{@code
 * @GetMapping("/patients/{id}")
 * @LoggedRequest(value = "patient.record.viewed", targetType = "patient", target = "id")
 * }</pre>
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface LoggedRequest {
    /** The name of the event type. */
    String value() default HttpProperties.DEFAULT_TYPE;

    /** How much of the request is recorded. */
    CapturePolicy policy() default CapturePolicy.METADATA;

    /** The kind of object the request is about. */
    String targetType() default "";

    /** The path variable or request parameter that has the object's id. */
    String target() default "";

    /**
     * How long after a recording the same request (same actor, type, target and outcome) is left
     * out, such as {@code 5m}; {@code 0} records every one. Unless given, reads are left out as
     * long as {@code worklog.http.repeat-window} says, and nothing else is left out.
     */
    String repeatWindow() default "";
}
