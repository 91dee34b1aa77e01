/** Events of a log as other programs take them: JSON lines and comma-separated values. */
@NullMarked
package io.worklog.server.export;

import org.jspecify.annotations.NullMarked;
