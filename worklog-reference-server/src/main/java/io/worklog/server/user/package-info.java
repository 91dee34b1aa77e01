/** People: users, teams, system roles, keys, sessions, logins and the first set-up. */
@NullMarked
package io.worklog.server.user;

import org.jspecify.annotations.NullMarked;
