/** A small application that is prepared ahead of time, and started from what was generated. */
@NullMarked
package io.worklog.spring.autoconfigure.aot;

import org.jspecify.annotations.NullMarked;
