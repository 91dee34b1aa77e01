/** Encryption at rest of private fields and files, with keys that can be destroyed. */
@NullMarked
package io.worklog.server.vault;

import org.jspecify.annotations.NullMarked;
