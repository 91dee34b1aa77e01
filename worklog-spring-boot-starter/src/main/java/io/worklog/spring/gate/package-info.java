/**
 * What makes a host's build fail when something that changes data is not recorded: a rule for its
 * ArchUnit tests, and a report of all endpoints. Used in tests only; needs ArchUnit.
 */
@NullMarked
package io.worklog.spring.gate;

import org.jspecify.annotations.NullMarked;
