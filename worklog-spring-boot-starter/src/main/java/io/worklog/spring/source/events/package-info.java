/** Events that the application publishes about its own business, recorded after the commit. */
@NullMarked
package io.worklog.spring.source.events;

import org.jspecify.annotations.NullMarked;
