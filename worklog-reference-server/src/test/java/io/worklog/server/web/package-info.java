/** What browsers are told about the pages. */
@NullMarked
package io.worklog.server.web;

import org.jspecify.annotations.NullMarked;
