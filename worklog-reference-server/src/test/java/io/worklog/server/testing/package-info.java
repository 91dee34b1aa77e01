/** A real server for tests of its parts, with callers that need no login. */
@NullMarked
package io.worklog.server.testing;

import org.jspecify.annotations.NullMarked;
