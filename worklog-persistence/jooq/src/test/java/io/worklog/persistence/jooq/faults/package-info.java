/** What happens to a log while its database crashes, loses connections or fails over. */
@NullMarked
package io.worklog.persistence.jooq.faults;

import org.jspecify.annotations.NullMarked;
