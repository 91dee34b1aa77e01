/** Attached files: upload, download, thumbnails and what happened to them. */
@NullMarked
package io.worklog.server.evidence;

import org.jspecify.annotations.NullMarked;
