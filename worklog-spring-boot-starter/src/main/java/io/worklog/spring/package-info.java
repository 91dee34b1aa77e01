/** Gives a Spring Boot application its audit trail: one bean, opened at start and closed at shutdown. */
@NullMarked
package io.worklog.spring;

import org.jspecify.annotations.NullMarked;
