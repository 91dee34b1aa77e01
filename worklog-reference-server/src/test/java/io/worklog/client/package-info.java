/** The client against servers that say what a test wants. */
@NullMarked
package io.worklog.client;

import org.jspecify.annotations.NullMarked;
