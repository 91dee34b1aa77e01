/** Attached bytes by content hash in a folder of the local file system. */
@NullMarked
package io.worklog.evidence;

import org.jspecify.annotations.NullMarked;
