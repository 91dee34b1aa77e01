/** A cache level that nodes share, and the live tail between them, on Redis by Lettuce. */
@NullMarked
package io.worklog.persistence.redis;

import org.jspecify.annotations.NullMarked;
