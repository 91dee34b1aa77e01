/** Projects: members and their roles, settings, archiving and transfer. */
@NullMarked
package io.worklog.server.project;

import org.jspecify.annotations.NullMarked;
