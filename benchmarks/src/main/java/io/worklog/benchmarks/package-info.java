/** Measurements of the library beside the machine's own limits and beside other ways to do the same. */
@NullMarked
package io.worklog.benchmarks;

import org.jspecify.annotations.NullMarked;
