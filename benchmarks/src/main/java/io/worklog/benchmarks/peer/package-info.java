/** What the library is held against, each doing the same work with the same sample. */
@NullMarked
package io.worklog.benchmarks.peer;

import org.jspecify.annotations.NullMarked;
