/**
 * The RFC 6962 Merkle tree with SHA-256 over opaque leaves: hashes, growing trees, tiles and
 * proofs. Nothing here knows an event, a store or a key.
 */
@NullMarked
package io.worklog.merkle;

import org.jspecify.annotations.NullMarked;
