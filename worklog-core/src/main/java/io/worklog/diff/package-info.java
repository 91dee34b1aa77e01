/**
 * What became different between two states of an object, as a list of changes. Freezes a state
 * first, so that an object that is changed in place can be compared with itself.
 */
@NullMarked
package io.worklog.diff;

import org.jspecify.annotations.NullMarked;
