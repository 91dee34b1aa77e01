/** Long work that survives a restart: claimed by one node, with progress and a result. */
@NullMarked
package io.worklog.server.job;

import org.jspecify.annotations.NullMarked;
