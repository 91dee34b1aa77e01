/** The suite against servers of every kind. */
@NullMarked
package io.worklog.server.e2e;

import org.jspecify.annotations.NullMarked;
