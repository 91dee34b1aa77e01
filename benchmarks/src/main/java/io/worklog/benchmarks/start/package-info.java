/** Applications whose start is measured. */
@NullMarked
package io.worklog.benchmarks.start;

import org.jspecify.annotations.NullMarked;
