/** The domain database: connections, transactions, migrations, identifiers and times. */
@NullMarked
package io.worklog.server.db;

import org.jspecify.annotations.NullMarked;
