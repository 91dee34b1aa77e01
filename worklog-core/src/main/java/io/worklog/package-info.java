/** Worklog's front door: open, record, read, verify. */
@NullMarked
package io.worklog;

import org.jspecify.annotations.NullMarked;
