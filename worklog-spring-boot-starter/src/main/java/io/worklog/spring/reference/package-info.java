/** Pages and JSON Schemas of all event types, generated from the catalog. */
@NullMarked
package io.worklog.spring.reference;

import org.jspecify.annotations.NullMarked;
