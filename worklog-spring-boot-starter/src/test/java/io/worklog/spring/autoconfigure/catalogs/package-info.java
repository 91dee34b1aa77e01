/** An application with event catalogs of every shape. */
@NullMarked
package io.worklog.spring.autoconfigure.catalogs;

import org.jspecify.annotations.NullMarked;
