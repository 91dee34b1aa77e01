/**
 * What a Spring application says about its audit trail: what a method records, what it does not,
 * who acts, and for whom.
 */
@NullMarked
package io.worklog.spring;

import org.jspecify.annotations.NullMarked;
