/**
 * What may go and what must stay: erasure of personal values and evidence, legal hold, retention
 * periods and pruning. Every one of them is an event in the log before anything is removed, and
 * every proof given before stays valid.
 */
@NullMarked
package io.worklog.retention;

import org.jspecify.annotations.NullMarked;
