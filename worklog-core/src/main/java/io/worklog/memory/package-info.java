/** The reference store: the contract of a log store without a disk, for tests. */
@NullMarked
package io.worklog.memory;

import org.jspecify.annotations.NullMarked;
