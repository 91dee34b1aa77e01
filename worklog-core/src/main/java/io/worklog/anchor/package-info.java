/**
 * Places outside the log where its checkpoints go, so that whoever can rewrite the log cannot also
 * rewrite what others remember of it: a file on other storage, a webhook, a C2SP witness.
 */
@NullMarked
package io.worklog.anchor;

import org.jspecify.annotations.NullMarked;
