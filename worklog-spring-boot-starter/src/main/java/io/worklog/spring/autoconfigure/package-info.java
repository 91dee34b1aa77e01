/** Beans that Spring Boot makes by itself, each of which gives way to one of the host's. */
@NullMarked
package io.worklog.spring.autoconfigure;

import org.jspecify.annotations.NullMarked;
