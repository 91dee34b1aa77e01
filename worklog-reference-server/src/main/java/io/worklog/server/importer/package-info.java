/** Brings files of other systems' audit records into a log: read, map, append, count, report. */
@NullMarked
package io.worklog.server.importer;

import org.jspecify.annotations.NullMarked;
