/** What parts of the server tell of themselves to whoever runs it: what is wrong, what grows. */
@NullMarked
package io.worklog.server.survey;

import org.jspecify.annotations.NullMarked;
