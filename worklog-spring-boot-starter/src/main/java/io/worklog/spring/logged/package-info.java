/**
 * Carries out {@link io.worklog.spring.Logged}: finds annotated methods, checks their expressions
 * when the application starts, and records what becomes of each call.
 */
@NullMarked
package io.worklog.spring.logged;

import org.jspecify.annotations.NullMarked;
