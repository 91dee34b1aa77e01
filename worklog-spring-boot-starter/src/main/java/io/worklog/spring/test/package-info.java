/**
 * For the tests of a host: a real worklog on the heap in place of the application's, emptied before
 * every test method, and assertions about what was recorded. Needs Spring Boot's test support and
 * JUnit.
 */
@NullMarked
package io.worklog.spring.test;

import org.jspecify.annotations.NullMarked;
