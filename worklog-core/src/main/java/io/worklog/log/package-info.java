/** The sealed sequence as values: which log, which place in it, how many entries. */
@NullMarked
package io.worklog.log;

import org.jspecify.annotations.NullMarked;
