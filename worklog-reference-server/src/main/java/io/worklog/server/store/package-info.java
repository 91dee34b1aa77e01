/** Opens stores that a URL names. Drivers are loaded only for a URL that needs them. */
@NullMarked
package io.worklog.server.store;

import org.jspecify.annotations.NullMarked;
