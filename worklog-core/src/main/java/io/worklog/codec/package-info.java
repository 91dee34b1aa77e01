/**
 * Event to bytes and back: the strict JSON decoder, the canonical writer, the sealed form of an
 * event and the commitments that keep personal fields erasable.
 */
@NullMarked
package io.worklog.codec;

import org.jspecify.annotations.NullMarked;
