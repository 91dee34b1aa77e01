/** Health, status, shutdown and log lines for operators. */
@NullMarked
package io.worklog.server.ops;

import org.jspecify.annotations.NullMarked;
