/**
 * What statements change in a database, seen where they leave the application: at its data source,
 * or in jOOQ.
 */
@NullMarked
package io.worklog.spring.source.jdbc;

import org.jspecify.annotations.NullMarked;
