/**
 * The embedded durable store: one folder, local files, one force per batch.
 *
 * <p>A log is a folder. Its truth is {@code segments/}: append-only files of frames, one frame per
 * appended batch, each checked by CRC32C, with the sealed bytes in the C2SP bundle framing. Beside
 * them lie {@code head} (the newest signed checkpoint and how far the other files are known to be
 * on the disk) and files that can be derived from the segments: {@code offsets} (where an entry
 * is), {@code tiles/} (hashes) and {@code keys/} (idempotency keys). {@code private-overlay} holds
 * what stays of private sides that were replaced.
 *
 * <p>The first failed write or force makes a log read-only until the store is opened again: after
 * a failed force the operating system may drop the data and report success from then on.
 */
@NullMarked
package io.worklog.file;

import org.jspecify.annotations.NullMarked;
