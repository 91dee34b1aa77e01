/**
 * The few exceptions, named by what the caller does next. A package of its own, below everything
 * that throws, so that the front door can stay on top without a cycle.
 */
@NullMarked
package io.worklog.error;

import org.jspecify.annotations.NullMarked;
