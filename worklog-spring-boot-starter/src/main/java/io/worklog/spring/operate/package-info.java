/** How the audit trail is doing: health, endpoint, figures, spans, and an orderly end. */
@NullMarked
package io.worklog.spring.operate;

import org.jspecify.annotations.NullMarked;
