/**
 * The exam that a store has to pass: abstract test classes to extend, with what they need. Extend
 * {@link io.worklog.testkit.LogStoreContract} for a log store and add an interface for each ability
 * that the store has.
 */
@NullMarked
package io.worklog.testkit;

import org.jspecify.annotations.NullMarked;
