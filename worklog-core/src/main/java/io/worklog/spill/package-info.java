/**
 * Keeps events on this node's own disk while the store is away, and moves them into their logs, in
 * order and once, when it is back.
 */
@NullMarked
package io.worklog.spill;

import org.jspecify.annotations.NullMarked;
