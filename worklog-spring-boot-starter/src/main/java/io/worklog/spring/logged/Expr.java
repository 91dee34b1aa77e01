package io.worklog.spring.logged;

import org.jspecify.annotations.Nullable;

/** An expression that was checked and made ready to be evaluated. Thread-safe. */
@FunctionalInterface
interface Expr {
    /** Its value; what it throws is what a getter or a bean of the host threw. */
    @Nullable Object value(Scope scope);
}
