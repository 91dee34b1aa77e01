/**
 * Takes the history that other libraries kept into a log, as what it is: imported. Nothing here
 * pretends that Worklog saw an event when it happened.
 */
@NullMarked
package io.worklog.spring.importer;

import org.jspecify.annotations.NullMarked;
