/** Sentences of events in the reader's language, from the host's texts and Worklog's own. */
@NullMarked
package io.worklog.spring.sentence;

import org.jspecify.annotations.NullMarked;
