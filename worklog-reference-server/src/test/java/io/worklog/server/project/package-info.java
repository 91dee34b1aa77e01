/** Projects over HTTP, and their rows in every database. */
@NullMarked
package io.worklog.server.project;

import org.jspecify.annotations.NullMarked;
