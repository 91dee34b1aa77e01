/** Spring's transactions: what joins them, what waits for them. */
@NullMarked
package io.worklog.spring.tx;

import org.jspecify.annotations.NullMarked;
