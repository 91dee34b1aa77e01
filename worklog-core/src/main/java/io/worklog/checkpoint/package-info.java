/**
 * Signed tree heads in the public formats: C2SP tlog-checkpoint, signed-note and tlog-cosignature,
 * with the keys that sign and check them.
 */
@NullMarked
package io.worklog.checkpoint;

import org.jspecify.annotations.NullMarked;
