/**
 * The kinds of events a host knows, as typed constants, and what is to be done with each: how
 * surely it is delivered, what its failure means, which fields are personal or secret.
 */
@NullMarked
package io.worklog.catalog;

import org.jspecify.annotations.NullMarked;
