/**
 * What an auditor takes away: proof files and evidence bundles that are verified offline, without
 * asking the log.
 */
@NullMarked
package io.worklog.proof;

import org.jspecify.annotations.NullMarked;
