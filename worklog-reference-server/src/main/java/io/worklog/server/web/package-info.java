/** The pages for browsers: files of the class path, with the headers that keep them safe. */
@NullMarked
package io.worklog.server.web;

import org.jspecify.annotations.NullMarked;
