/** Tokens by which other sites show the events of a project to people who are not members. */
@NullMarked
package io.worklog.server.viewer;

import org.jspecify.annotations.NullMarked;
