/** Who is calling and what they may do: permissions, roles and the check before a handler. */
@NullMarked
package io.worklog.server.access;

import org.jspecify.annotations.NullMarked;
