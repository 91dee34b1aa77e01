/**
 * Worklog as a witness of other logs (C2SP tlog-witness): it cosigns a checkpoint only when that
 * continues the last one it cosigned for the same log.
 */
@NullMarked
package io.worklog.witness;

import org.jspecify.annotations.NullMarked;
