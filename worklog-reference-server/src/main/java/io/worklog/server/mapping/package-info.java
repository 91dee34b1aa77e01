/**
 * Other systems' audit records as Worklog events: a mapping file says where each part of an event
 * stands in a line. Nothing here knows logs or stores.
 */
@NullMarked
package io.worklog.server.mapping;

import org.jspecify.annotations.NullMarked;
