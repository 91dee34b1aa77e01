/** A cache level in the process, on Caffeine. */
@NullMarked
package io.worklog.persistence.caffeine;

import org.jspecify.annotations.NullMarked;
