/** Puts the server together and starts it: settings, refusals of a production start, banner. */
@NullMarked
package io.worklog.server.app;

import org.jspecify.annotations.NullMarked;
