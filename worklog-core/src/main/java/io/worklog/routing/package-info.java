/**
 * Several stores as one: logs spread over shards, a log moved from one to another while it is
 * written, and reads taken from a replica. Whoever holds the answer sees a {@link
 * io.worklog.spi.LogStore} with exactly the abilities that all of the stores have.
 */
@NullMarked
package io.worklog.routing;

import org.jspecify.annotations.NullMarked;
