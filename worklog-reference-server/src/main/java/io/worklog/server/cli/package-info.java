/** The command line: what a person types, and what comes back on the screen or as JSON. */
@NullMarked
package io.worklog.server.cli;

import org.jspecify.annotations.NullMarked;
