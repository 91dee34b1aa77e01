/** Work records: from draft to approved or returned, with versions and comments. */
@NullMarked
package io.worklog.server.record;

import org.jspecify.annotations.NullMarked;
