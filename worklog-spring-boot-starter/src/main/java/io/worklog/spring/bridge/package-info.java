/** Lets applications that are annotated for mzt-biz-log record here without changing a line. */
@NullMarked
package io.worklog.spring.bridge;

import org.jspecify.annotations.NullMarked;
