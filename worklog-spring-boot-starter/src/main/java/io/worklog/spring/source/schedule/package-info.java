/** What the application does by itself: scheduled methods and other jobs. */
@NullMarked
package io.worklog.spring.source.schedule;

import org.jspecify.annotations.NullMarked;
