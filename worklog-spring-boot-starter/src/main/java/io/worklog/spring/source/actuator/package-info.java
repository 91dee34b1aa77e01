/** Spring Boot's own audit events, recorded in the log and answered from it. */
@NullMarked
package io.worklog.spring.source.actuator;

import org.jspecify.annotations.NullMarked;
