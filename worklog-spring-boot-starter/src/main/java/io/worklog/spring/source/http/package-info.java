/**
 * Requests: from where they come, for everything recorded within them, and the requests themselves
 * where a route asks for it.
 */
@NullMarked
package io.worklog.spring.source.http;

import org.jspecify.annotations.NullMarked;
