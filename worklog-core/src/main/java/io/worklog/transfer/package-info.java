/**
 * Copies logs and evidence from one store to another, so that the copy is the same: bytes, places,
 * keys, tiles, checkpoint and what is gone. A copy that was cut short is gone on with.
 */
@NullMarked
package io.worklog.transfer;

import org.jspecify.annotations.NullMarked;
