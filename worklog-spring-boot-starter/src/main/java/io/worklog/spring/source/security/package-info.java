/** Logins, logouts and refusals, as Spring Security tells of them. */
@NullMarked
package io.worklog.spring.source.security;

import org.jspecify.annotations.NullMarked;
