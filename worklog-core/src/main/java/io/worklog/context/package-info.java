/**
 * Who acts and from where, carried to the call that records: an immutable value, bound to the
 * thread while a task runs, and taken along to other threads only where that is said.
 */
@NullMarked
package io.worklog.context;

import org.jspecify.annotations.NullMarked;
