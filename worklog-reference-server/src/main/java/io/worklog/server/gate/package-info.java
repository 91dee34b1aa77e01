/** What a request passes before its handler: how many there may be, and that each happens once. */
@NullMarked
package io.worklog.server.gate;

import org.jspecify.annotations.NullMarked;
