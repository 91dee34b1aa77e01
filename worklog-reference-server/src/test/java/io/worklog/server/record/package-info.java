/** Work records over HTTP, in every database, and by several people at once. */
@NullMarked
package io.worklog.server.record;

import org.jspecify.annotations.NullMarked;
