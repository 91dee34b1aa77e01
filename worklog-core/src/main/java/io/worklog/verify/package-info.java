/**
 * Checking a log end to end: its signature, every hash tile, every entry, what erasure and pruning
 * left, and, for a log of our own, private sides, evidence and index. Reads only the public C2SP
 * formats, so a log of another make is checked in the same way.
 */
@NullMarked
package io.worklog.verify;

import org.jspecify.annotations.NullMarked;
