/**
 * For the tests of a host: a worklog on the heap, a clock that stands still until it is moved, and
 * assertions about what was recorded. No test framework is needed; a failed assertion is an {@link
 * AssertionError} that lists what was recorded instead.
 */
@NullMarked
package io.worklog.testing;

import org.jspecify.annotations.NullMarked;
