/** Files of projects: in, out, in pieces, and against those who would misuse them. */
@NullMarked
package io.worklog.server.evidence;

import org.jspecify.annotations.NullMarked;
