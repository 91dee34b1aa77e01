/**
 * What an adapter implements. Contracts are in MUST and MUST NOT; an extra ability is a second
 * interface, never a default method that does nothing.
 */
@NullMarked
package io.worklog.spi;

import org.jspecify.annotations.NullMarked;
