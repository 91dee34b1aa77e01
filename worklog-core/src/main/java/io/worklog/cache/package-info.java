/**
 * Copies of what can never change, closer than the store: full tiles, sealed entries, pages of a
 * search below the head. Losing, forging or rolling back the copies changes how long an answer
 * takes, never the answer.
 */
@NullMarked
package io.worklog.cache;

import org.jspecify.annotations.NullMarked;
