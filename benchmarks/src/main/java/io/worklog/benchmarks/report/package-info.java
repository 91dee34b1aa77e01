/** Results of runs: read, compared with the baseline, and shown as a page. */
@NullMarked
package io.worklog.benchmarks.report;

import org.jspecify.annotations.NullMarked;
