/** The logs that the server writes: one per project and one per tenant for the system. */
@NullMarked
package io.worklog.server.trail;

import org.jspecify.annotations.NullMarked;
