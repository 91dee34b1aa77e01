/** Manners of the REST interface: problems, strict input, pages, limits, entity tags. */
@NullMarked
package io.worklog.server.api;

import org.jspecify.annotations.NullMarked;
