@NullMarked
package io.worklog.server.viewer;

import org.jspecify.annotations.NullMarked;
