/** Who acts, for whom, from where and as part of what, found on the calling thread. */
@NullMarked
package io.worklog.spring.context;

import org.jspecify.annotations.NullMarked;
