/**
 * Figures for Micrometer, which is an optional dependency: nothing else in the library needs it. No
 * figure carries an actor, an id or a log name a host does not choose.
 */
@NullMarked
package io.worklog.metrics;

import org.jspecify.annotations.NullMarked;
