/**
 * What happened, as values: one statement by the host application about who did what to what,
 * when, why and with which evidence. Nothing here knows bytes, logs or stores.
 */
@NullMarked
package io.worklog.event;

import org.jspecify.annotations.NullMarked;
