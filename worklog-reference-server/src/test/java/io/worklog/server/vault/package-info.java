/** The vault against lost, swapped and destroyed keys. */
@NullMarked
package io.worklog.server.vault;

import org.jspecify.annotations.NullMarked;
