/** Attached bytes by content hash in a bucket of an S3-compatible service. */
@NullMarked
package io.worklog.persistence.s3;

import org.jspecify.annotations.NullMarked;
