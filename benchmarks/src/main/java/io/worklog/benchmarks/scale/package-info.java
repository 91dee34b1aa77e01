/** Scale on paper: what measured coefficients mean for sizes that nobody fills for a benchmark. */
@NullMarked
package io.worklog.benchmarks.scale;

import org.jspecify.annotations.NullMarked;
