/** Erasure, disclosure, holds and retention over REST, against those who would misuse them. */
@NullMarked
package io.worklog.server.privacy;

import org.jspecify.annotations.NullMarked;
