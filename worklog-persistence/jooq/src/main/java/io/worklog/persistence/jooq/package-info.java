/** Logs in MySQL, MariaDB, PostgreSQL and SQLite. */
@NullMarked
package io.worklog.persistence.jooq;

import org.jspecify.annotations.NullMarked;
