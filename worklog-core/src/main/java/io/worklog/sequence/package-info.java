/**
 * The one order of a log: takes sealed bytes from many callers, gives them places, asks the store
 * for one durable append per batch and signs checkpoints over what it re-read. It knows bytes and
 * keys; what an event means is known elsewhere.
 *
 * <p>Life of an entry: a caller puts a {@link io.worklog.sequence.Submission} into the bounded
 * queue of its {@link io.worklog.sequence.Sequencer} and parks. A thread of the shared pool takes
 * whatever is waiting, looks idempotency keys up, extends a copy of the tree and appends. Only when
 * the store says durable does the copy become the tree and the callers wake. Meanwhile the next
 * batch gathers.
 */
@NullMarked
package io.worklog.sequence;

import org.jspecify.annotations.NullMarked;
