/** Asking for events: filters, pages by opaque cursor, facets, timelines. */
@NullMarked
package io.worklog.query;

import org.jspecify.annotations.NullMarked;
