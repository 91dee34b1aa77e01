/** What leaves by itself: webhooks, syslog and mappings to other formats. */
@NullMarked
package io.worklog.server.feed;

import org.jspecify.annotations.NullMarked;
