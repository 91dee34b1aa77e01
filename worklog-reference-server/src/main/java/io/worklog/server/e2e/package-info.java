/**
 * A suite of checks that a running server is asked to pass, from outside and by its public interface
 * alone. It ships with the product: an operator runs it after an installation and after an update.
 */
@NullMarked
package io.worklog.server.e2e;

import org.jspecify.annotations.NullMarked;
